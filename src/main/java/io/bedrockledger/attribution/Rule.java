package io.bedrockledger.attribution;

import io.bedrockledger.invocation.Invocation;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule that knows a workflow's calls. Every condition that it has must hold.
 *
 * @param label its name in the tables, {@code workflows:name#id}
 * @param workflow whose the calls are
 * @param metadata a pattern for the value of each of these keys; empty when the metadata does not matter
 * @param principal a pattern for the principal, or for its whole ARN when it begins with {@code arn:}
 * @param session a pattern for the session name
 * @param account the calling account
 * @param region the calling region
 * @param environment of the calls; null when the workflow's
 */
record Rule(
        String label,
        Workflow workflow,
        Map<String, Glob> metadata,
        @Nullable Glob principal,
        @Nullable Glob session,
        @Nullable String account,
        @Nullable String region,
        @Nullable String environment) {

    Rule {
        metadata = Map.copyOf(metadata);
    }

    boolean readsMetadata() {
        return !metadata.isEmpty();
    }

    boolean matches(Invocation call, Caller caller) {
        return matchesMetadata(call.requestMetadata()) && matchesCaller(caller, call.accountId(), call.region());
    }

    boolean matchesCaller(Caller caller, String callingAccount, String callingRegion) {
        return (account == null || account.equals(callingAccount))
                && (region == null || region.equals(callingRegion))
                && (principal == null || matches(principal, caller))
                && (session == null || matches(session, caller.sessionName()));
    }

    /** Whether a rule's conditions hold. */
    enum Told {
        YES,
        NO,
        /** Those that can be seen hold, and what another one asks for is not in the row. */
        UNKNOWN
    }

    /**
     * Whether the conditions hold for a call, as far as its row tells.
     *
     * @param isKept which keys of the metadata a row has
     */
    Told told(StoredCall call, Predicate<String> isKept) {
        boolean visible = (account == null || account.equals(call.accountId()))
                && (region == null || region.equals(call.region()))
                && metadata.entrySet().stream()
                        .allMatch(condition -> !isKept.test(condition.getKey())
                                || matches(condition.getValue(), call.metadata().get(condition.getKey())));
        if (!visible) {
            return Told.NO;
        }
        boolean asksForCaller = principal != null || session != null;
        boolean callerKnown = call.principalArn() != null;
        if (asksForCaller
                && callerKnown
                && !matchesCaller(Caller.of(call.principalArn()), call.accountId(), call.region())) {
            return Told.NO;
        }
        boolean all = metadata.keySet().stream().allMatch(isKept) && (callerKnown || !asksForCaller);
        return all ? Told.YES : Told.UNKNOWN;
    }

    Attribution attribution(AttributionGrade grade) {
        return new Attribution(
                workflow.name(),
                label,
                grade,
                workflow.team(),
                environment == null ? workflow.environment() : environment);
    }

    private boolean matchesMetadata(Map<String, String> logged) {
        return metadata.entrySet().stream()
                .allMatch(condition -> matches(condition.getValue(), logged.get(condition.getKey())));
    }

    private static boolean matches(Glob principal, Caller caller) {
        return matches(principal, principal.pattern().startsWith("arn:") ? caller.arn() : caller.principal());
    }

    private static boolean matches(Glob glob, @Nullable String text) {
        return text != null && glob.matches(text);
    }
}
