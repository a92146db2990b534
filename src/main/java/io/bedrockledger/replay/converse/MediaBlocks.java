package io.bedrockledger.replay.converse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Images and documents, with the formats and names that Converse takes (API reference, ImageBlock and DocumentBlock). */
final class MediaBlocks {

    private static final Set<String> IMAGES = Set.of("png", "jpeg", "gif", "webp");
    private static final Set<String> DOCUMENTS =
            Set.of("pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md");
    private static final Map<String, String> IMAGE_TYPES = Map.of(
            "image/png", "png", "image/jpeg", "jpeg", "image/jpg", "jpeg", "image/gif", "gif", "image/webp", "webp");
    private static final Pattern DOCUMENT_NAME = Pattern.compile("[a-zA-Z0-9()\\[\\]-]+( [a-zA-Z0-9()\\[\\]-]+)*");
    private static final int LONGEST_NAME = 200;
    private static final String NAMELESS = "document";
    private static final String DATA_URL = "data:";
    private static final String BASE64_MARK = ";base64,";

    private MediaBlocks() {}

    static Block.Image image(Field format, String base64) {
        if (!IMAGES.contains(format.text())) {
            throw format.refuse("must be png, jpeg, gif or webp");
        }
        return new Block.Image(format.text(), base64);
    }

    /** An image by its media type, {@code image/png}. */
    static Block.Image imageOfType(Field mediaType, Field data) {
        return imageOfType(mediaType, mediaType.text(), base64(data, data.text()));
    }

    /** An image by its data URL; one that must be fetched from elsewhere is refused. */
    static Block.Image imageOfUrl(Field url) {
        String text = url.text();
        int mark = text.indexOf(BASE64_MARK);
        if (!text.startsWith(DATA_URL) || mark < 0) {
            throw url.refuse("must be a data URL with base64: nothing is fetched from elsewhere");
        }
        String type = text.substring(DATA_URL.length(), mark);
        return imageOfType(url, type, base64(url, text.substring(mark + BASE64_MARK.length())));
    }

    private static Block.Image imageOfType(Field where, String type, String base64) {
        String format = IMAGE_TYPES.get(type);
        if (format == null) {
            throw where.refuse("must be image/png, image/jpeg, image/gif or image/webp");
        }
        return new Block.Image(format, base64);
    }

    /** A document; a name that is absent, or that Converse does not take, is replaced. */
    static Block.Document document(Field document, @Nullable Field name, Format format, Draft draft) {
        if (!DOCUMENTS.contains(format.name())) {
            throw format.where().refuse("must be pdf, csv, doc, docx, xls, xlsx, html, txt or md");
        }
        String text = name == null ? "" : name.text();
        if (text.length() > LONGEST_NAME || !DOCUMENT_NAME.matcher(text).matches()) {
            draft.depart(name == null ? document : name, Departure.Kind.DOCUMENT_RENAMED);
            text = NAMELESS;
        }
        return new Block.Document(text, format.name(), format.base64(), document.textAt("context"));
    }

    /** A document's bytes, what they are, and where the body says so. */
    record Format(Field where, String name, String base64) {}

    /** The bytes as Converse gives them: in place, or beside the body in the log; a document's also as text. */
    static String source(Field source, Draft draft) {
        Field bytes = source.object().find("bytes");
        if (bytes != null) {
            return base64(bytes, bytes.text());
        }
        Field text = source.find("text");
        if (text != null) {
            return encoded(text.text());
        }
        Field location = source.has("s3Location") ? source.at("s3Location").at("uri") : source.find("s3Uri");
        if (location == null) {
            throw source.refuse("must hold bytes, text or a place on S3");
        }
        return draft.media()
                .base64(location.text())
                .orElseThrow(() -> location.refuse("must name a medium that the log still holds"));
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(Field where, String text) {
        try {
            if (Base64.getDecoder().decode(text).length > 0) {
                return text;
            }
        } catch (IllegalArgumentException notBase64) {
            throw where.refuse("must be base64");
        }
        throw where.refuse("must not be empty");
    }
}
