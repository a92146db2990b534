package io.bedrockledger.replay.score;

import io.bedrockledger.replay.score.json.AnswerJson;
import io.bedrockledger.replay.score.json.FoundJson;
import io.bedrockledger.replay.score.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The share of expected JSON leaves that are equal in an answer: leaves equal / leaves expected. Elements of a list that
 * were not expected count as unequal, so that listing everything does not pay; further keys of an object do not count,
 * they are a change of contract. 0 where the answer holds no JSON. Fence and prose around it do not count either.
 */
public record JsonFieldsScorer() implements Scorer {

    @Override
    public Score score(Answer answer, Answer expected) {
        Optional<JsonValue> wanted = AnswerJson.find(expected.text()).map(FoundJson::value);
        if (wanted.isEmpty()) {
            return new Score.Unscored(Score.Reason.REFERENCE_WITHOUT_JSON);
        }
        Optional<JsonValue> found = AnswerJson.find(answer.text()).map(FoundJson::value);
        Leaves leaves = compare(wanted.get(), found.orElse(null));
        return new Score.Points((double) leaves.equal() / leaves.all());
    }

    private static Leaves compare(JsonValue wanted, @Nullable JsonValue found) {
        if (found == null) {
            return new Leaves(0, wanted.leaves());
        }
        if (wanted instanceof JsonValue.Members before && found instanceof JsonValue.Members after) {
            return before.members().isEmpty()
                    ? Leaves.one(after.members().isEmpty())
                    : before.members().entrySet().stream()
                            .map(each ->
                                    compare(each.getValue(), after.members().get(each.getKey())))
                            .reduce(Leaves.NONE, Leaves::plus);
        }
        if (wanted instanceof JsonValue.Elements before && found instanceof JsonValue.Elements after) {
            return elements(before.elements(), after.elements());
        }
        return wanted.leaves() == 1 ? Leaves.one(wanted.equals(found)) : new Leaves(0, wanted.leaves());
    }

    private static Leaves elements(List<JsonValue> wanted, List<JsonValue> found) {
        if (wanted.isEmpty() && found.isEmpty()) {
            return Leaves.one(true);
        }
        Leaves leaves = Leaves.NONE;
        for (int each = 0; each < wanted.size(); each++) {
            leaves = leaves.plus(compare(wanted.get(each), each < found.size() ? found.get(each) : null));
        }
        for (int each = wanted.size(); each < found.size(); each++) {
            leaves = leaves.plus(new Leaves(0, found.get(each).leaves()));
        }
        return leaves;
    }

    private record Leaves(long equal, long all) {

        static final Leaves NONE = new Leaves(0, 0);

        static Leaves one(boolean equal) {
            return new Leaves(equal ? 1 : 0, 1);
        }

        Leaves plus(Leaves other) {
            return new Leaves(equal + other.equal, all + other.all);
        }
    }
}
