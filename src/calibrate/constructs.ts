import { calloutStyle, palette } from "../dialect/palette.ts";
import { compareAnswer } from "../dialect/losses.ts";
import { bodyOf } from "./probe.ts";
import type { Scratch } from "./scratch.ts";

/** What became of one construct of Intercom's HTML that was sent. */
export interface ConstructFinding {
  readonly construct: string;
  /** `kept`, `refused`, or what was lost or came back in other markup. */
  readonly outcome: string;
}

const YELLOW = calloutStyle(palette.yellow);
const VIDEO = "https://www.youtube.com/embed/jNQXAC9IVRw";

/** Every block of behaviour §7, as helpsync sends it. */
const CONSTRUCTS: Readonly<Record<string, string>> = {
  paragraph: '<p class="no-margin">One.</p><p class="no-margin">Two.</p>',
  "aligned paragraph": '<p class="intercom-align-center no-margin">In the middle.</p>',
  "bold and italic": '<p class="no-margin"><b>Bold</b> and <i>italic</i>.</p>',
  link: '<p class="no-margin"><a href="https://example.com/page">A link</a>.</p>',
  headings: "<h1>First</h1><p>Words.</p><h2>Second</h2><p>Words.</p>",
  "bullet list": "<ul><li><p>one</p></li><li><p>two</p></li></ul>",
  "numbered list": "<ol><li><p>one</p></li><li><p>two</p></li></ol>",
  "list in a list": "<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>",
  button:
    '<div class="intercom-container"><a class="intercom-h2b-button" href="https://example.com/go">Go there</a></div>',
  video: `<div class="intercom-h2b-video"><iframe src="${VIDEO}"></iframe></div>`,
  code: "<pre><code>one<br>two</code></pre>",
  callout: `<div class="intercom-interblocks-callout" style="${YELLOW}"><p>Mind this.</p></div>`,
  table:
    '<div class="intercom-interblocks-table-container"><table role="presentation"><tbody><tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table></div>',
  collapsible:
    '<details><summary>More</summary><div class="collapsible-section-content"><p>Hidden.</p></div></details>',
  rule: "<p>Above.</p><hr><p>Below.</p>",
  "line break": "<p>One<br>two.</p>",
};

/** The constructs and, where a picture is at hand, an image: each in a draft of its own. */
export function constructsFor(imageUrl: string | null): readonly (readonly [string, string])[] {
  const image =
    imageUrl === null ? [] : [["image", `<div class="intercom-container"><img src="${imageUrl}"></div>`] as const];
  return [...Object.entries(CONSTRUCTS), ...image];
}

/** Sends one construct and tells what came back of it. */
export async function tryConstruct(construct: string, html: string, scratch: Scratch): Promise<ConstructFinding> {
  const body = bodyOf(await scratch.draft(html), scratch);
  if (body === undefined) return { construct, outcome: "cannot be told here" };
  if (body === null) return { construct, outcome: "refused" };
  const { lost, markup } = compareAnswer(html, body, []);
  const changes = [...lost.map((what) => `lost ${what}`), ...markup];
  return { construct, outcome: changes.length === 0 ? "kept" : changes.join("; ") };
}
