package io.bedrockledger.pricing;

import java.util.List;

/**
 * What AWS calls a model where it does not use its id.
 *
 * @param usageNames in usage types of the bill, such as {@code Claude4.6Sonnet}; one that begins with the developer's
 *     name and a dot is the mantle endpoint's. Of the others the first is what a call through the runtime is billed by
 * @param listNames in the price list's attributes and service names, such as {@code Claude Sonnet 4.6}
 */
public record BillNames(List<String> usageNames, List<String> listNames) {

    /** Nothing is known. */
    public static final BillNames NONE = new BillNames(List.of(), List.of());

    public BillNames {
        usageNames = List.copyOf(usageNames);
        listNames = List.copyOf(listNames);
    }
}
