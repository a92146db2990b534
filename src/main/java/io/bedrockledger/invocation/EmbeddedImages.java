package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * Counts the images that a request gives to an embedding model: Titan's {@code inputImage}, Cohere's {@code images} and
 * {@code inputs}, Nova's {@code singleEmbeddingParams} (their user guides, read 2026-12).
 */
final class EmbeddedImages {

    /** The request is none of these, or holds what is not billed as an image of the usual kind. */
    static final int UNKNOWN = -1;

    private static final Name TITAN_IMAGE = Name.of("inputImage");
    private static final Name IMAGES = Name.of("images");
    private static final Name INPUTS = Name.of("inputs");
    private static final Name CONTENT = Name.of("content");
    private static final Name TYPE = Name.of("type");
    private static final Name IMAGE_URL = Name.of("image_url");
    private static final Name NOVA_PARAMS = Name.of("singleEmbeddingParams");
    private static final Name IMAGE = Name.of("image");
    private static final Name TEXT = Name.of("text");
    private static final Name VALUE = Name.of("value");
    private static final Name DETAIL_LEVEL = Name.of("detailLevel");
    private static final Name STANDARD_IMAGE = Name.of("STANDARD_IMAGE");

    private EmbeddedImages() {}

    /** The images; {@link #UNKNOWN} where the request does not tell. */
    static int count(JsonTape json, int body) {
        if (json.isString(json.find(body, TITAN_IMAGE))) {
            return 1;
        }
        int images = json.find(body, IMAGES);
        if (json.isArray(images)) {
            return json.elements(images);
        }
        int inputs = json.find(body, INPUTS);
        if (json.isArray(inputs)) {
            return inMixedInputs(json, inputs);
        }
        return ofNova(json, json.find(body, NOVA_PARAMS));
    }

    /** The one text of Nova's request; {@link JsonTape#NONE} where it has none. */
    static int text(JsonTape json, int body) {
        return json.find(json.find(json.find(body, NOVA_PARAMS), TEXT), VALUE);
    }

    private static int inMixedInputs(JsonTape json, int inputs) {
        int count = 0;
        for (int input = json.firstChild(inputs); input < json.end(inputs); input = json.next(input)) {
            int content = json.find(input, CONTENT);
            if (json.isArray(content)) {
                for (int part = json.firstChild(content); part < json.end(content); part = json.next(part)) {
                    count += json.isText(json.find(part, TYPE), IMAGE_URL) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** An image of a document, a video and a sound have prices of their own. */
    private static int ofNova(JsonTape json, int params) {
        int image = json.find(params, IMAGE);
        int detail = json.find(image, DETAIL_LEVEL);
        boolean usual = json.isAbsent(detail) || json.isText(detail, STANDARD_IMAGE);
        return json.isObject(image) && usual ? 1 : UNKNOWN;
    }
}
