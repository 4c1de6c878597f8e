package org.engram.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Puts style, scripts and data into the page. */
final class Page {
    /** In the page: {@code {{name}}}. */
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.-]+)}}");

    private Page() {}

    static String html(String title, JsonNode data) {
        Map<String, String> texts = Map.of("title", escapeHtml(title), "data", escapeJson(data.toString()));
        return PLACE.matcher(resource("page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(content(place, texts)));
    }

    private static String content(MatchResult place, Map<String, String> texts) {
        String name = place.group(1);
        return Objects.requireNonNullElseGet(texts.get(name), () -> escapeScript(resource(name)));
    }

    private static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text that stands between tags. */
    static String escapeHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** JSON that stands in a script element: without {@code <} nothing can end the element or begin a comment. */
    static String escapeJson(String json) {
        return json.replace("<", "\\u003c");
    }

    /** A script or style that stands in its element; only within its strings could it speak of the element's end. */
    static String escapeScript(String script) {
        return script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    }
}
