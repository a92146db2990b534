package io.bedrockledger.findings;

import io.bedrockledger.warehouse.FindingColumn;
import java.util.regex.Pattern;

/**
 * What to do about a finding: a place, and the entry to add there or the command to type. Names that a caller chose stand in
 * it quoted for where they are to be put, and can neither end the quotation nor move a terminal's cursor.
 */
final class NextStep {

    private static final String WORKFLOWS = "jobs/workflows.yaml";

    /** What an ARN is made of; another text is not put into a command. */
    private static final Pattern ARN = Pattern.compile("arn:[A-Za-z0-9:/_.-]+");

    private final Registry registry;

    NextStep(Registry registry) {
        this.registry = registry;
    }

    /** The text of a finding's next step, in one line. */
    String of(Subject finding) {
        return switch (finding.kind()) {
            case UNATTRIBUTED -> unattributed(finding);
            case UNDECLARED_PROFILE -> profile(finding);
            case UNDECLARED_WORKFLOW ->
                "correct what its callers send, or declare it in " + WORKFLOWS + ": - {name: "
                        + quoted(finding, FindingColumn.WORKFLOW) + ", owner: OWNER, team: TEAM, purpose: PURPOSE}";
            case OFF_ENVIRONMENT -> allow(finding, "environments", FindingColumn.ENVIRONMENT);
            case OFF_REGION -> allow(finding, "regions", FindingColumn.REGION);
            case OFF_MODEL ->
                finding.value(FindingColumn.MODEL).isPresent()
                        ? allow(finding, "models", FindingColumn.MODEL)
                        : "./ledger sql \"SELECT * FROM unpriced\" names the model ids; add the model to jobs/prices, or the"
                                + " profile to jobs/profiles.yaml";
            case SILENT_WORKFLOW ->
                WORKFLOWS + ", workflow " + quoted(finding, FindingColumn.WORKFLOW)
                        + ": see whether its calls still say whose they are; remove it if it has ended";
            case CLAIMED_WORKFLOW -> claimed(finding);
            case CLAIMED_PROFILE ->
                "correct what the callers of profile " + quoted(finding, FindingColumn.RESOURCE_ID)
                        + " send, or the workflow that it has in jobs/profiles.yaml: "
                        + registry.declaration(
                                        Declaration.Kind.PROFILE,
                                        finding.value(FindingColumn.RESOURCE_ID).orElse(""))
                                .map(Declaration::workflow)
                                .map(YamlText::quoted)
                                .orElse("none");
            case UNKNOWN_TEAM ->
                "correct what its callers send, or give the team " + quoted(finding, FindingColumn.TEAM)
                        + " a workflow in " + WORKFLOWS;
            case UNKNOWN_ENVIRONMENT ->
                "correct what its callers send, or add to the environments of a workflow in " + WORKFLOWS + ": - "
                        + quoted(finding, FindingColumn.ENVIRONMENT);
            case UNKNOWN_PROMPT ->
                "correct what its callers send, or register it in a file of its own in jobs/prompts, with id: "
                        + quoted(finding, FindingColumn.PROMPT);
            case UNKNOWN_PROMPT_VERSION ->
                "correct what its callers send, or add to the versions of prompt "
                        + quoted(finding, FindingColumn.PROMPT)
                        + " in jobs/prompts: - {version: " + quoted(finding, FindingColumn.PROMPT_VERSION)
                        + ", since: DATE, reason: REASON}";
            case PROMPT_TEXT_DIFFERS ->
                "let the callers of prompt " + quoted(finding, FindingColumn.PROMPT)
                        + " use the text of version " + quoted(finding, FindingColumn.PROMPT_VERSION)
                        + " as it is registered, or send a new version and add it to jobs/prompts: - {version: VERSION,"
                        + " since: DATE, reason: REASON, hash: SYSTEM_HASH}, with the hash that its calls have in invocations";
            case PROMPT_OFF_VERSION ->
                "bring " + quoted(finding, FindingColumn.ENVIRONMENT)
                        + " to the version that the environments of prompt "
                        + quoted(finding, FindingColumn.PROMPT)
                        + " in jobs/prompts have for it, or correct the entry: {"
                        + quoted(finding, FindingColumn.ENVIRONMENT) + ": "
                        + quoted(finding, FindingColumn.PROMPT_VERSION) + "}";
            case PROMPT_CHANGED_UNANNOUNCED ->
                "take the change back, or let its callers send a new version and add it to the versions of prompt "
                        + quoted(finding, FindingColumn.PROMPT)
                        + " in jobs/prompts, with the day of the change: - {version: VERSION, since: DATE, reason: REASON}";
            case PROMPT_ENVIRONMENTS_DIVERGE ->
                "give both environments of prompt " + quoted(finding, FindingColumn.PROMPT)
                        + " the same text, or let the calls in " + quoted(finding, FindingColumn.ENVIRONMENT)
                        + " send a version of their own";
            case PROMPT_TWIN ->
                "let one team own the text of prompt " + quoted(finding, FindingColumn.PROMPT)
                        + " and the others call it by that name; its evidence names the twins";
        };
    }

    private String unattributed(Subject finding) {
        String account = quoted(finding, FindingColumn.ACCOUNT_ID);
        if (finding.value(FindingColumn.PRINCIPAL).isEmpty()) {
            return "if the whole account is one workflow's, add to its rules in " + WORKFLOWS + ": - {account: "
                    + account + "}";
        }
        if (!registry.clearCallers()) {
            return "callers are not clear in the tables, so that no rule can be made of this one; let its calls send the"
                    + " request metadata workflow";
        }
        return "add to the rules of its workflow in " + WORKFLOWS + ": - {principal: "
                + YamlText.pattern(finding.value(FindingColumn.PRINCIPAL).orElseThrow()) + ", account: " + account
                + "}";
    }

    private static String profile(Subject finding) {
        String arn = finding.value(FindingColumn.RESOURCE_ID).orElse("");
        String entry =
                "jobs/profiles.yaml, profiles: - {arn: " + YamlText.quoted(arn) + ", model: MODEL, workflow: WORKFLOW}";
        return ARN.matcher(arn).matches()
                ? "aws bedrock get-inference-profile --inference-profile-identifier " + arn + " tells the model for "
                        + entry
                : entry;
    }

    private static String allow(Subject finding, String list, FindingColumn column) {
        return "end these calls, or add to the " + list + " of " + quoted(finding, FindingColumn.WORKFLOW) + " in "
                + WORKFLOWS + ": - " + quoted(finding, column);
    }

    private String claimed(Subject finding) {
        String workflow = quoted(finding, FindingColumn.WORKFLOW);
        String caller = registry.clearCallers() ? " " + quoted(finding, FindingColumn.PRINCIPAL) : "";
        return "ask who runs the caller" + caller + " in account " + quoted(finding, FindingColumn.ACCOUNT_ID)
                + "; if it is " + workflow + ", jobs/acknowledged.yaml: - {finding: '" + finding.id()
                + "', by: YOU, until: DATE, why: REASON}";
    }

    private static String quoted(Subject finding, FindingColumn column) {
        return YamlText.quoted(finding.value(column).orElse(""));
    }
}
