package io.bedrockledger.warehouse;

import java.util.Optional;

/** The names that the bill has for what is billed. */
@FunctionalInterface
public interface UsageTypes {

    /** No name at all. */
    UsageTypes NONE = leg -> Optional.empty();

    /** The usage type of a leg on the bill; empty where none is known. */
    Optional<String> of(BilledLeg leg);
}
