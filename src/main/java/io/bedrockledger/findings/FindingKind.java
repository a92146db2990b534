package io.bedrockledger.findings;

import static io.bedrockledger.warehouse.FindingColumn.ACCOUNT_ID;
import static io.bedrockledger.warehouse.FindingColumn.ENVIRONMENT;
import static io.bedrockledger.warehouse.FindingColumn.MODEL;
import static io.bedrockledger.warehouse.FindingColumn.PRINCIPAL;
import static io.bedrockledger.warehouse.FindingColumn.PROMPT;
import static io.bedrockledger.warehouse.FindingColumn.PROMPT_VERSION;
import static io.bedrockledger.warehouse.FindingColumn.REGION;
import static io.bedrockledger.warehouse.FindingColumn.RESOURCE_ID;
import static io.bedrockledger.warehouse.FindingColumn.TEAM;
import static io.bedrockledger.warehouse.FindingColumn.WORKFLOW;

import io.bedrockledger.warehouse.FindingColumn;
import java.util.List;
import java.util.Locale;

/**
 * What can be found. The constant's name, in lower case, is that of its detector in {@code sql/findings}; the columns are
 * what a finding of the kind is about, and with the kind its identity: neither ever changes, and no constant is removed.
 */
@SuppressWarnings("ImmutableEnumChecker") // unmodifiable lists of enum constants
public enum FindingKind {
    UNATTRIBUTED("calls that no workflow answers for", PRINCIPAL, ACCOUNT_ID),
    UNDECLARED_PROFILE("an inference profile that nobody declared", RESOURCE_ID),
    UNDECLARED_WORKFLOW("a workflow that nobody declared", WORKFLOW),
    OFF_ENVIRONMENT("a workflow in an environment that it does not declare", WORKFLOW, ENVIRONMENT),
    OFF_REGION("a workflow in a region that it does not declare", WORKFLOW, REGION),
    OFF_MODEL("a workflow on a model that it does not declare", WORKFLOW, MODEL),
    SILENT_WORKFLOW("a declared workflow that has not called for 28 days", WORKFLOW),
    CLAIMED_WORKFLOW("a caller that says to be a workflow which others usually are", WORKFLOW, PRINCIPAL, ACCOUNT_ID),
    CLAIMED_PROFILE(
            "a caller that says to be another workflow than the one whose inference profile it calls",
            WORKFLOW,
            RESOURCE_ID),
    UNKNOWN_TEAM("a team that nobody declared", TEAM),
    UNKNOWN_ENVIRONMENT("an environment that nobody declared", ENVIRONMENT),
    UNKNOWN_PROMPT("a prompt that nobody registered", PROMPT),
    UNKNOWN_PROMPT_VERSION("a version that a registered prompt does not have", PROMPT, PROMPT_VERSION),
    PROMPT_TEXT_DIFFERS(
            "a prompt with another text than the one registered for its version", PROMPT, PROMPT_VERSION, ENVIRONMENT),
    PROMPT_OFF_VERSION(
            "a prompt in an environment in another version than the one registered for it",
            PROMPT,
            PROMPT_VERSION,
            ENVIRONMENT),
    PROMPT_CHANGED_UNANNOUNCED(
            "a prompt whose text changed without a new version",
            PROMPT,
            PROMPT_VERSION,
            ENVIRONMENT,
            ACCOUNT_ID,
            REGION),
    PROMPT_ENVIRONMENTS_DIVERGE(
            "a prompt with another text than the main environment has, under the same version",
            PROMPT,
            PROMPT_VERSION,
            ENVIRONMENT),
    PROMPT_TWIN("a prompt with the text of another team's prompt", PROMPT, TEAM);

    private final String meaning;
    private final List<FindingColumn> subject;

    FindingKind(String meaning, FindingColumn... subject) {
        this.meaning = meaning;
        this.subject = List.of(subject);
    }

    /** What was found, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The columns that say what a finding is about. */
    public List<FindingColumn> subject() {
        return subject;
    }

    /** The name of its detector: {@code sql/findings/<name>.sql}. */
    public String detector() {
        return name().toLowerCase(Locale.ROOT);
    }
}
