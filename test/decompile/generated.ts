import fc from "fast-check";

/** Bodies as Intercom stores them (behaviour §7): all of its blocks, in each other, and with the oddities seen there. */

/** Of weight in Markdown, and some that are none. */
const SIGNS = Array.from("*_~`[]()<>!#+-=|\\:.&;\"'{}@/^aw1 💡ß“\u00a0");

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zäé]{1,7}$/u) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 8 }),
  },
  fc.constantFrom(
    ..."* ** _ __ snake_case _x_ *x* ~ ~5 ~~x~~ ` ``` `x` < <b> <div> > # ## - -- --- + = == 1. 2) 10. [ ] [x] [a](b) [a]: [^1] ![a](b) | \\ \\* & &amp; &copy; ! : :: ::: :::note :b http://a.de https://x.example/a_b www.x.de me@x.de {#a} {{x}} [!NOTE] $ % ( ) \" ' \u00a0 „x“ 「x」 💡 x* *y a*b a_b C# #tag @you ...".split(
      " ",
    ),
  ),
);
const gap = fc.constantFrom(" ", " ", " ", " ", "\n", "  ", "");
const text = fc
  .array(fc.tuple(word, gap), { minLength: 1, maxLength: 6 })
  .map((words) => words.map(([one, space]) => escape(one) + space).join(""));

const address = fc.constantFrom(
  "https://x.example/",
  "https://x.example/a_b?c=1&amp;d=2#e",
  "https://x.example/a b/(c)/ä?f[0]=1|2",
  "https://intercom.help/acme/en/articles/2-other#h_0123456789",
  "https://intercom.help/acme/fr/articles/3",
  "https://intercom.help/acme/en/collections/9-x",
  "mailto:me@x.example",
  "tel:+4930123",
  "#h_00000000aa",
  "#h_00000000ff",
  "#top",
  "",
  "www.x.example",
  "sms:123",
);
const image = fc
  .tuple(
    fc.constantFrom(
      "https://downloads.intercomcdn.com/i/o/1/a.png?expires=1&amp;signature=2",
      "https://downloads.intercomcdn.com/i/o/1/scaled.png",
      "https://img.example.com/b_c.png",
    ),
    fc.oneof({ weight: 2, arbitrary: fc.constant("") }, text),
    fc.constantFrom("", ' width="640" height="480"'),
  )
  .map(([src, alt, size]) => `<img src="${src}" alt="${alt.replaceAll('"', "&quot;")}"${size}>`);

const { line } = fc.letrec<{ line: string; part: string }>((tie) => ({
  line: fc.array(tie("part"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: fc.constant("<br>") },
    { weight: 1, arbitrary: image },
    { weight: 1, arbitrary: text.map((content) => `<code>${content}</code>`) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom("b", "i"), tie("line"))
        .map(([mark, content]) => `<${mark}>${content}</${mark}>`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(address, tie("line"))
        .map(
          ([href, content]) =>
            `<a href="${href}" target="_blank" class="intercom-content-link">${content.replace(/<\/?a\b[^>]*>/gu, "")}</a>`,
        ),
    },
    { weight: 1, arbitrary: tie("line").map((content) => `<a>${content.replace(/<\/?a\b[^>]*>/gu, "")}</a>`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("u", "sub", "span"), text)
        .map(([tag, content]) => `<${tag}>${content}</${tag}>`),
    },
  ),
}));

const alignment = fc.oneof(
  { weight: 5, arbitrary: fc.constant("") },
  fc.constantFrom("intercom-align-left", "intercom-align-center", "intercom-align-right", "intercom-align-justify"),
);
const paragraph = fc.tuple(alignment, line).map(([align, content]) => `<p class="${align} no-margin">${content}</p>`);
const spacer = fc.constantFrom('<p class="no-margin"></p>', "<p>&nbsp;</p>", "<p><br></p>");
const heading = fc
  .tuple(fc.constantFrom("h1", "h2", "h3", "h4"), alignment, fc.constantFrom("a", "b", "c"), line)
  .map(([name, align, digit, content]) => `<${name} id="h_00000000a${digit}" class="${align}">${content}</${name}>`);
const picture = fc
  .tuple(alignment, image, address, fc.boolean())
  .map(
    ([align, img, href, isLinked]) =>
      `<div class="intercom-container ${align}">${isLinked ? `<a href="${href}">${img}</a>` : img}</div>`,
  );
const button = fc
  .tuple(alignment, address, line)
  .map(
    ([align, href, label]) =>
      `<div class="intercom-container ${align}"><a class="intercom-h2b-button" target="_blank" href="${href}">${label.replace(/<\/?a\b[^>]*>/gu, "")}</a></div>`,
  );
const video = fc
  .constantFrom(
    "https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0",
    "https://player.vimeo.com/video/12345",
    "https://player.vimeo.com/video/12345?h=abcdef",
    "https://www.loom.com/embed/0281766fa2d04bb788eaf19e65135184",
    "https://fast.wistia.net/embed/iframe/abcdef1234",
    "https://player.example.com/1",
  )
  .map((src) => `<div class="intercom-h2b-video"><iframe src="${src}" frameborder="0" allowfullscreen></iframe></div>`);
const code = fc
  .array(fc.oneof(fc.stringMatching(/^[ a-z<&`~:#>-]{0,10}$/u), fc.constantFrom("```", ":::", "  ````", "\tx")), {
    minLength: 1,
    maxLength: 5,
  })
  .map((lines) => `<pre><code>${lines.map(escape).join("<br>")}</code></pre>`);

const leaf = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  spacer,
  { weight: 2, arbitrary: heading },
  { weight: 2, arbitrary: picture },
  button,
  video,
  code,
  fc.constant("<hr>"),
);

const { blocks } = fc.letrec<{ block: string; blocks: string; list: string; table: string }>((tie) => ({
  blocks: fc
    .array(fc.tuple(tie("block"), fc.constantFrom("", "", "\n")), { maxLength: 3 })
    .map((all) => all.map(([block, space]) => block + space).join("")),
  block: fc.oneof(
    { maxDepth: 3, depthSize: "small", withCrossShrink: true },
    { weight: 7, arbitrary: leaf },
    { weight: 3, arbitrary: tie("list") },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            "background-color: #e8e8e880; border-color: #73737633;",
            "background-color: #e3e7fa80; border-color: #334bfa33;",
            "background-color: #feedaf80; border-color: #fbc91633;",
            "background-color: #ff00aa; border-color: #aa00ff80;",
            "",
          ),
          tie("blocks"),
        )
        .map(([style, content]) => `<div class="intercom-interblocks-callout" style="${style}">${content}</div>`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.oneof(text, line, fc.constant("")), tie("blocks"))
        .map(
          ([title, content]) =>
            `<details><summary>${title}</summary><div class="collapsible-section-content">${content}</div></details>`,
        ),
    },
    { weight: 3, arbitrary: tie("table") },
  ),
  list: fc
    .tuple(
      fc.constantFrom("ul", "ol"),
      fc.array(
        fc.oneof(
          { weight: 5, arbitrary: line.map((content) => `<p class="no-margin">${content}</p>`) },
          { weight: 2, arbitrary: fc.tuple(line, tie("list")).map(([content, list]) => `<p>${content}</p>${list}`) },
          { weight: 2, arbitrary: tie("blocks") },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([name, items]) => `<${name}>${items.map((item) => `<li>${item}</li>`).join("")}</${name}>`),
  table: fc
    .integer({ min: 1, max: 3 })
    .chain((width) =>
      fc
        .tuple(
          fc.constantFrom("", "", "background-color: #e3e7fa80;", "background-color: #abcdef;"),
          fc.boolean(),
          fc.array(
            fc.array(
              fc.oneof(
                { weight: 5, arbitrary: line.map((content) => `<p class="no-margin">${content}</p>`) },
                { weight: 1, arbitrary: fc.constant('<p class="no-margin"></p>') },
                { weight: 1, arbitrary: tie("blocks") },
              ),
              { minLength: width, maxLength: width },
            ),
            { minLength: 1, maxLength: 3 },
          ),
        )
        .map(([colour, isBold, rows]) => tableOf(rows, colour, isBold)),
    ),
}));

function tableOf(rows: readonly (readonly string[])[], colour: string, isBold: boolean): string {
  const lines = rows.map((cells, y) => {
    const style = y === 0 ? colour : "";
    return `<tr>${cells
      .map((cell) => {
        const content =
          isBold && y === 0 ? cell.replace(/^<p class="no-margin">(.*)<\/p>$/su, "<p><b>$1</b></p>") : cell;
        return `<td style="${style} width: 139px;">${content}</td>`;
      })
      .join("")}</tr>`;
  });
  return `<div class="intercom-interblocks-table-container"><table role="presentation"><tbody>${lines.join("")}</tbody></table></div>`;
}

/** Bodies of all that Intercom stores. No two headings of one have the same id. */
export const storedBody: fc.Arbitrary<string> = fc.array(blocks, { minLength: 1, maxLength: 2 }).map((all) => {
  let count = 0xa9;
  return all.join("").replace(/ id="h_[^"]*"/gu, () => ` id="h_${(count++).toString(16).padStart(10, "0")}"`);
});

function escape(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
