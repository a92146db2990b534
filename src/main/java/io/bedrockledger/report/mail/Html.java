package io.bedrockledger.report.mail;

import io.bedrockledger.report.content.Document;
import io.bedrockledger.report.content.Span;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A letter as HTML. Whatever comes from data is escaped by the template engine; a variable that is not there is an error. */
final class Html {

    private final PebbleTemplate template;

    Html() {
        ClasspathLoader loader = new ClasspathLoader(Html.class.getClassLoader());
        loader.setPrefix("io/bedrockledger/report/templates");
        loader.setSuffix(".peb");
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ENGLISH)
                .extension(new Attributes())
                .build();
        this.template = engine.getTemplate("letter");
    }

    /**
     * The page.
     *
     * @param document what it says
     * @param shown the pictures that can be shown, by name
     * @param links where the files of numbers are, a prefix of their names; empty when they are not linked
     * @param page whether it is read in a browser
     */
    String of(Document document, Map<String, Shown> shown, String links, boolean page) {
        StringWriter html = new StringWriter();
        try {
            template.evaluate(
                    html, Map.of("document", document, "shown", shown, "links", links, "page", page), Locale.ENGLISH);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return html.toString();
    }

    /**
     * Where a page finds a picture.
     *
     * @param light address of the one on light paper
     * @param dark address of the one on dark paper
     * @param height in pixels of the page
     */
    record Shown(String light, String dark, int height) {}

    /** Adds the filter {@code attributes}, from words to the attributes of their element. */
    private static final class Attributes extends AbstractExtension {

        @Override
        public Map<String, Filter> getFilters() {
            return Map.of("attributes", new AttributesFilter());
        }
    }

    private static final class AttributesFilter implements Filter {

        @Override
        public Object apply(
                Object input,
                Map<String, Object> arguments,
                PebbleTemplate self,
                EvaluationContext context,
                int lineNumber) {
            return input instanceof Span span ? Css.attributes(span) : "";
        }

        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }
    }
}
