package io.bedrockledger.attribution;

import java.util.List;
import java.util.Map;

/**
 * What people declared, checked.
 *
 * @param workflows in file order, names unique
 * @param rules of all workflows, in file order: the first that matches decides
 * @param profiles by ARN
 */
record RuleBook(List<Workflow> workflows, List<Rule> rules, Map<String, Profile> profiles) {

    RuleBook {
        workflows = List.copyOf(workflows);
        rules = List.copyOf(rules);
        profiles = Map.copyOf(profiles);
    }
}
