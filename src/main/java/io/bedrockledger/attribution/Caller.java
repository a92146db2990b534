package io.bedrockledger.attribution;

import org.jspecify.annotations.Nullable;

/**
 * Who called.
 *
 * @param arn as logged; null when the log has none
 * @param principal the role or user; for single sign-on the person; {@code root} for an account's root; the logged text
 *     itself when it is no ARN
 * @param sessionName of an assumed role; null for every other form
 */
public record Caller(
        @Nullable String arn,
        @Nullable String principal,
        @Nullable String sessionName) {

    /** Nobody is named. */
    public static final Caller UNKNOWN = new Caller(null, null, null);

    private static final String ASSUMED_ROLE = "assumed-role/";

    /** How IAM Identity Center names the roles that it makes: {@code AWSReservedSSO_PermissionSet_hash}. */
    private static final String SINGLE_SIGN_ON_ROLE = "AWSReservedSSO_";

    /** {@code arn:partition:service:region:account:resource}. */
    private static final int ARN_PARTS = 6;

    /** Reads a principal's ARN in any of its forms. */
    public static Caller of(@Nullable String arn) {
        if (arn == null || arn.isBlank()) {
            return UNKNOWN;
        }
        String[] parts = arn.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS || !parts[0].equals("arn") || parts[ARN_PARTS - 1].isEmpty()) {
            return new Caller(arn, arn, null);
        }
        String resource = parts[ARN_PARTS - 1];
        return resource.startsWith(ASSUMED_ROLE)
                ? assumedRole(arn, resource.substring(ASSUMED_ROLE.length()))
                : new Caller(arn, lastPart(resource), null);
    }

    private static Caller assumedRole(String arn, String roleAndSession) {
        int slash = roleAndSession.indexOf('/');
        if (slash < 0 || slash == roleAndSession.length() - 1) {
            return new Caller(arn, slash < 0 ? roleAndSession : roleAndSession.substring(0, slash), null);
        }
        String role = roleAndSession.substring(0, slash);
        String session = roleAndSession.substring(slash + 1);
        return new Caller(arn, role.startsWith(SINGLE_SIGN_ON_ROLE) ? session : role, session);
    }

    /** A user's or a role's name without the path that it was made under. */
    private static String lastPart(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
