package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/** Answers that are pictures: of Amazon Nova Canvas, Titan Image and Stability, which are billed by the image. */
final class ImageAnswer implements AnswerFamily {

    private static final Name IMAGES = Name.of("images");
    private static final Name ARTIFACTS = Name.of("artifacts");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isArray(json.find(body, IMAGES)) || json.isArray(json.find(body, ARTIFACTS));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        answer.images((long) json.elements(json.find(body, IMAGES)) + json.elements(json.find(body, ARTIFACTS)));
    }
}
