import fc from "fast-check";

/** Bodies as helpsync sends them: only what Intercom is known to hold, without white space between blocks. */

const word = fc.stringMatching(/^[a-zäß&<"'–]{1,8}$/u).map(escape);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
const address = fc.oneof(
  fc.constantFrom("https://x.example/?a=1&amp;b=2#c", "mailto:a@x.example", "#top"),
  fc.nat(99).map((id) => `https://intercom.help/acme/en/articles/${String(id)}`),
);
const line = fc.letrec<{ line: string; part: string }>((tie) => ({
  line: fc.array(tie("part"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" ")),
  part: fc.oneof(
    { maxDepth: 2 },
    text,
    text.map((content) => `<code>${content}</code>`),
    fc.tuple(text, text).map(([left, right]) => `${left}<br>${right}`),
    fc.tuple(fc.constantFrom("strong", "em"), tie("line")).map(([mark, content]) => `<${mark}>${content}</${mark}>`),
    fc.tuple(address, text).map(([href, content]) => `<a href="${href}">${content}</a>`),
  ),
})).line;

const alignment = fc.constantFrom("", ' class="intercom-align-center"', ' class="intercom-align-left"');
const paragraph = fc.tuple(alignment, line).map(([align, content]) => `<p${align}>${content}</p>`);
const headingId = fc.stringMatching(/^h_[0-9a-f]{10}$/u);
const image = fc
  .tuple(fc.stringMatching(/^[a-z]{1,5}$/u), fc.option(text, { nil: "" }), fc.boolean())
  .map(([name, alt, isLinked]) => {
    const img = `<img src="https://img.example.com/${name}.png" alt="${alt}">`;
    return `<div class="intercom-container">${isLinked ? `<a href="https://x.example/">${img}</a>` : img}</div>`;
  });
const button = fc
  .tuple(address, word)
  .map(
    ([href, label]) =>
      `<div class="intercom-container"><a class="intercom-h2b-button" href="${href}">${label}</a></div>`,
  );
const code = fc
  .array(fc.stringMatching(/^[ a-z<&]{0,8}$/u), { minLength: 1, maxLength: 4 })
  .filter((lines) => lines.join("").trim() !== "")
  .map((lines) => `<pre><code>${escape(lines.join("\n"))}\n</code></pre>`);
const video = fc
  .stringMatching(/^[\w-]{11}$/u)
  .map((id) => `<iframe src="https://www.youtube.com/embed/${id}?rel=0"></iframe>`);
const colour = fc.constantFrom(
  "background-color: #e8e8e880; border-color: #73737633;",
  "background-color: #feedaf80; border-color: #fbc91633;",
);

const { list, blocks } = fc.letrec<{ list: string; item: string; blocks: string }>((tie) => ({
  item: fc
    .tuple(line, fc.option(tie("list"), { nil: "", freq: 3 }))
    .map(([content, nested]) => `<li><p>${content}</p>${nested}</li>`),
  list: fc
    .tuple(fc.constantFrom("ul", "ol"), fc.array(tie("item"), { minLength: 1, maxLength: 3 }))
    .map(([name, items]) => `<${name}>${items.join("")}</${name}>`),
  blocks: fc
    .array(fc.oneof(paragraph, image, tie("list"), code), { minLength: 1, maxLength: 3 })
    .map((all) => all.join("")),
}));

const callout = fc
  .tuple(colour, blocks)
  .map(([style, content]) => `<div class="intercom-interblocks-callout" style="${style}">${content}</div>`);
const collapsible = fc
  .tuple(line, blocks)
  .map(
    ([title, content]) =>
      `<details><summary>${title}</summary><div class="collapsible-section-content">${content}</div></details>`,
  );
const cell = fc
  .tuple(fc.constantFrom("", ' style="background-color: #e3e7fa80;"'), line)
  .map(([style, content]) => `<td${style}><p>${content}</p></td>`);
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows) => `<table><tbody>${rows.map((row) => `<tr>${row.join("")}</tr>`).join("")}</tbody></table>`);

/**
 * Blocks of a body, headings of neighbouring levels from 2 on with an id each. No heading is deeper than the fourth
 * below the top, since Intercom knows no more.
 */
export const sentBlocks: fc.Arbitrary<string[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: paragraph },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("2", "3", "4"), headingId, text)
        .map(([level, id, content]) => `<h${level} id="${id}">${content}</h${level}>`),
    },
    image,
    button,
    code,
    video,
    list,
    callout,
    collapsible,
    table,
    fc.constant("<hr>"),
  ),
  { minLength: 1, maxLength: 8 },
);

/** Anything that a parser of HTML must live with. */
export const tagSoup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."p div span a b strong i em u s code pre br hr img iframe ul ol li table tr td th caption details summary h1 h3 h6 blockquote dl dt section form textarea script svg select option"
          .split(" ")
          .flatMap((name) => [`<${name}>`, `</${name}>`]),
        '<a href="https://x.example/a b?c=ä">',
        '<a class="intercom-h2b-button" href="https://intercom.help/acme/en/articles/1-x#h_0123456789">',
        '<p class="intercom-align-right">',
        '<div class="intercom-container intercom-align-center">',
        '<div class="intercom-interblocks-callout" style="background-color:#FFF; border-color: rgb(1,2,3)">',
        '<img src=" https://downloads.intercomcdn.com/i/o/1/x.png?expires=1 " alt=" a  b ">',
        '<iframe src="https://youtu.be/jqO8AQHj7Fw">',
        '<td style="background-color: RED" colspan=2>',
      ),
      fc.constantFrom(" ", "\n", "&nbsp;", "a", " b", "c ", "&amp;lt;", "&#13;", "\t"),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

function escape(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
