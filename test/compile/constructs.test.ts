import { p, link, picture, callout, blue, green, yellow, red, gray, details, video, testCases } from "./cases.ts";

testCases({
  callouts: [
    ["GitHub's note", "> [!NOTE]\n> a\n>\n> - b", blue(`${p("a")}<ul><li>${p("b")}</li></ul>`)],
    [
      "all five",
      "> [!TIP]\n> a\n\n>[!WARNING]\n>b\n\n> [!Caution]\n> c\n\n> [!IMPORTANT] d",
      green(p("a")) + yellow(p("b")) + red(p("c")) + gray(p("d")),
    ],
    ["one that nobody knows", "> [!FOO]\n> a", p("[!FOO] a"), ["alert-unknown", "block-quote-lost"]],
    [
      "as Intercom writes it",
      ':::callout backgroundColor="#feedaf80" borderColor="#fbc91633"\na\n\n- b\n:::',
      yellow(`${p("a")}<ul><li>${p("b")}</li></ul>`),
    ],
    [
      "in colours of nobody's",
      ':::callout backgroundColor="#11223344" borderColor="#55667788"\na\n:::',
      callout("#11223344", "#55667788", p("a")),
    ],
    ["by colour", ":::callout{color=red}\na\n:::", red(p("a"))],
    ["without colour", ":::callout\na\n:::", gray(p("a"))],
    ["in an unknown colour", ":::callout{color=pink}\na\n:::", gray(p("a")), ["callout-colour-unknown"]],
    [
      "Docusaurus, with a title",
      ":::tip Try [this]\na\n:::\n\n:::danger[Hot]\nb\n:::",
      green(p("<b>Try [this]</b>") + p("a")) + red(p("<b>Hot</b>") + p("b")),
    ],
    ["MkDocs' HTML", '<div class="admonition warning" markdown>\n\n**a**\n\n</div>', yellow(p("<b>a</b>"))],
    ["in each other", "> [!NOTE]\n> a\n>\n> > [!TIP]\n> > b", blue(p("a") + p("b")), ["callout-nested"]],
    [
      "Intercom's HTML",
      '<div class="intercom-interblocks-callout" style="background-color:#fed9db80;border-color:#fd3a5733">a</div>',
      red(p("a")),
    ],
  ],
  "other directives": [
    [
      "button, closed",
      ':::button href="https://x.y" label="Go & see"\n:::\n\na',
      `<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="https://x.y">Go &amp; see</a></div>${p("a")}`,
    ],
    [
      "button, not closed, in a collapsible",
      ':::collapsible title="T"\n:::button href="https://x.y" label="Go"\n:::\n\na',
      `${details("T", '<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="https://x.y">Go</a></div>')}${p("a")}`,
    ],
    ["button without an address", '::button{label="Go"}', p("Go"), ["button-incomplete"]],
    [
      "collapsible with a callout in it",
      ':::collapsible title="More"\n:::callout color="blue"\na\n:::\n\nb\n:::\n\nc',
      details("More", blue(p("a")) + p("b")) + p("c"),
    ],
    [
      "video",
      ':::video id="abcdefghijk" provider="youtube"\n\na',
      video("https://www.youtube.com/embed/abcdefghijk?rel=0") + p("a"),
    ],
    ["video of nobody's", '::video{id="1" provider="foo"}', "", ["article-empty", "video-unknown"]],
    ["attachment", ':::attachment href="https://x.y/a.pdf" name="A.pdf"\n:::', p(link("https://x.y/a.pdf", "A.pdf"))],
    ["sealed block", ':::intercom-block data="e30="\n:::\n\na', p("a"), ["intercom-block-dropped"]],
    [
      "unknown, with a body",
      ":::foo\n**a**\n:::\n\n::bar[b]",
      p(":::foo") + p("<b>a</b>") + p(":::") + p("::bar[b]"),
      ["directive-unknown", "directive-unknown"],
    ],
    ["a line that only looks like one", ":::foo bar baz", p(":::foo bar baz"), ["foreign-syntax"]],
  ],
  HTML: [
    [
      "a collapsible around Markdown",
      "<details>\n<summary>S</summary>\n\n**a**\n\n</details>",
      details("S", p("<b>a</b>")),
    ],
    ["block quotes", "> a\n\n<blockquote>b</blockquote>", p("a") + p("b"), ["block-quote-lost"]],
    ["definition lists", "<dl><dt>a</dt><dd>b</dd></dl>", p("<b>a</b>") + p("b"), ["definition-list-lost"]],
    ["keys and small letters", "<kbd>Ctrl</kbd> x<sup>2</sup> H<sub>2</sub>O", p("<code>Ctrl</code> x² H₂O")],
    ["small letters that Unicode lacks", "x<sup>th</sup>", p("xth"), ["html-element-lost"]],
    ["underlined", "<u>a</u> <u>b</u>", p("a b"), ["html-element-lost"]],
    ["divisions do not run together", "<div>a</div><div>b</div>", p("a") + p("b")],
    ["bold around blocks", "<b><p>a</p><ul><li>b</li></ul></b>", `${p("<b>a</b>")}<ul><li>${p("<b>b</b>")}</li></ul>`],
    [
      "scripts and forms",
      "<script>alert(1)</script>\n\n<form><input type=text>a</form>",
      p("a"),
      ["html-element-dropped", "html-element-dropped", "html-element-lost"],
    ],
    ["event handlers and styles", '<p onclick="x()" style="color:red">a</p>', p("a"), ["html-style-lost"]],
    [
      "components of another language",
      "<Foo bar={1} />\n\na <Bar>b</Bar>",
      p("a b"),
      ["html-element-lost", "html-element-lost"],
    ],
    [
      "a player that Intercom takes",
      '<iframe src="https://player.vimeo.com/video/123"></iframe>',
      video("https://player.vimeo.com/video/123"),
    ],
    [
      "another player",
      '<iframe src="https://x.y/v"></iframe>',
      p(link("https://x.y/v", "https://x.y/v")),
      ["video-host-refused"],
    ],
    ["a video file", '<video><source src="a.mp4"></video>\n\na', p("a"), ["video-file-dropped"]],
    [
      "a figure",
      '<figure><img src="https://x.y/a.png"><figcaption>A</figcaption></figure>',
      picture('<img src="https://x.y/a.png" alt="">') + p("A"),
    ],
    ["a tag that never closes in a title", ":::tip <svg>\na\n:::", green(p("a")), ["html-element-dropped"]],
    ["tags that never close", "<b>a\n\nb", p("<b>a</b>") + p("<b>b</b>")],
  ],
});
