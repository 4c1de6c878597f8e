package org.engram.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nothing that a user writes can leave its place in the page. */
class PageTest {
    private static final String HOSTILE =
            "</script><script>alert(1)</script><!-- {{data}} $1 \\ & \" ' \u2028 </title> ä 😀";

    @Test
    void aHostileTitleStaysText() {
        String html = page(HOSTILE);
        assertThat(html).contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)");
        assertThat(html).doesNotContain("<script>alert(1)").doesNotContain("</title> ä");
    }

    @Test
    void dataComesBackAsTheyWere() {
        assertThat(data(page(HOSTILE)).get("title").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void everyPlaceOfThePageIsFilledOnce() {
        String html = page("plain");
        assertThat(html).contains("vegaLite", "class RetrievalPlayer", ".tiles {", "Copyright");
        assertThat(html).doesNotContain("{{report.js}}").doesNotContain("{{title}}");
        assertThat(html.split("<script", -1)).hasSize(5);
        assertThat(html.split("</script", -1)).hasSize(5);
    }

    @Test
    void theEndOfAScriptWithinAScriptIsEscaped() {
        assertThat(Page.escapeScript("'</script>' + '<!--'")).isEqualTo("'<\\/script>' + '<\\!--'");
    }

    @Test
    void nothingIsFetched() {
        assertThat(page("plain"))
                .doesNotContainPattern("<(script|img|iframe)[^>]* src=")
                .contains("default-src 'none'");
    }

    @Test
    void numbersAreShortAndWhatIsNotFiniteIsNull() {
        assertThat(Numbers.array(1, 0.1 + 0.2, Double.NaN, Double.NEGATIVE_INFINITY, 1e300, -1 / 3.0)
                        .toString())
                .isEqualTo("[1,0.3,null,null,1.0E300,-0.333333]");
    }

    private static String page(String title) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        return Page.html(title, data.put("title", title));
    }

    static JsonNode data(String html) {
        Matcher found =
                Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL).matcher(html);
        assertThat(found.find()).isTrue();
        return JsonMapper.shared().readTree(found.group(1));
    }
}
