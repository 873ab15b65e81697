import { describe, expect, test } from "vitest";
import { LINKED, P, rewrite } from "./rewriting.ts";

describe("words and paragraphs as they are sent, and as they are stored", () => {
  test.each<[string, string, string]>([
    ["nothing", "", ""],
    ["loose words", "Body of the Article", P("Body of the Article")],
    ["paragraph", "<p>One</p><p>Two</p>", P("One") + P("Two")],
    ["alignment", '<p class="intercom-align-center">A</p>', '<p class="intercom-align-center no-margin">A</p>'],
    ["older left alignment", '<p class="intercom-align-left">A</p>', P("A")],
    ["other classes", '<p class="lead" id="x" style="color:red">A</p>', P("A")],
    ["spacer that was sent", "<p></p>", P("")],
    ["newline between block tags", "<p>One</p>\n<p>Two</p>", P("One") + P("") + P("Two")],
    ["indent between block tags", "<p>One</p>    <p>Two</p>", P("One") + P("") + P("Two")],
    ["white space around all blocks", "\n  <p>One</p>\n", P("One")],
    ["no-break space is no white space", "<p>\u00a0</p>", P("\u00a0")],
    ["bold and italic", "<p><strong>a</strong> <em>b</em></p>", P("<b>a</b> <i>b</i>")],
    ["span, underline, strike", "<p><span>a</span><u>b</u><s>c</s><kbd>d</kbd></p>", P("abcd")],
    ["div and span at the top", "<div>a</div><span>b</span>", P("a") + P("b")],
    ["div around blocks", "<div><p>a</p><p>b</p></div>", P("a") + P("b")],
    ["block quote", "<blockquote><p>a</p></blockquote>", P("a")],
    ["inline code", "<p><code>a &lt; b</code></p>", P("<code>a &lt; b</code>")],
    ["link", '<p><a href="https://example.com/" title="x" rel="y">go</a></p>', P(LINKED("go"))],
    [
      "mail link",
      '<a href="mailto:a@example.com">m</a>',
      P('<a href="mailto:a@example.com" target="_blank" class="intercom-content-link">m</a>'),
    ],
    [
      "link with a query",
      '<a href="/a?b=1&amp;c=2">m</a>',
      P('<a href="/a?b=1&amp;c=2" target="_blank" class="intercom-content-link">m</a>'),
    ],
    [
      "unsafe link",
      '<a href="java\nscript:alert(1)">m</a>',
      P('<a target="_blank" class="intercom-content-link">m</a>'),
    ],
    [
      "unsafe link, spelled with an entity",
      '<a href="&#1;JavaScript&colon;x">m</a>',
      P('<a target="_blank" class="intercom-content-link">m</a>'),
    ],
    ["data link", '<a href="data:text/html,x">m</a>', P('<a target="_blank" class="intercom-content-link">m</a>')],
    [
      "forms and scripts",
      "<form><p>x</p></form><script>x</script><textarea>x</textarea><style>x</style><p>a</p>",
      P("a"),
    ],
    ["comment", "<p>a<!-- x --></p><!-- y -->", P("a")],
    ["bold around blocks keeps words apart", "<b><p>a</p><p>b</p></b>", P("<b>a<br>b</b>")],
    ["characters of HTML", '<p>a &amp; b &lt;c&gt; "d"</p>', P('a &amp; b &lt;c> "d"')],
  ])("%s", (_name, sent, stored) => {
    expect(rewrite(sent)).toBe(stored);
  });
});
