import { calloutStyle, palette } from "../dialect/palette.ts";
import { bodyOf, type Probe } from "./probe.ts";

/** A probe that sends one body and reads the answer off what came back (null: it was refused). */
function htmlProbe(quirk: string, question: string, html: string, read: (body: string | null) => string | null): Probe {
  return {
    quirk,
    question,
    run: async (scratch) => {
      const body = bodyOf(await scratch.draft(html), scratch);
      return body === undefined ? null : read(body);
    },
  };
}

const HEADING_ID = "h_0123456789";

/** What becomes of constructs that are sent (behaviour §7, §8). */
export const HTML_PROBES: readonly Probe[] = [
  htmlProbe(
    "nestedLists",
    "Is a list in a list taken?",
    "<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>",
    (body) => (body === null ? "reject400" : /<li>(?:(?!<\/li>).)*<ul>/su.test(body) ? "keep" : null),
  ),
  htmlProbe(
    "calloutOnWrite",
    "Is a callout kept?",
    `<div class="intercom-interblocks-callout" style="${calloutStyle(palette.blue)}"><p>Mind this.</p></div>`,
    (body) => (body === null ? null : body.includes("intercom-interblocks-callout") ? "keep" : "toParagraph"),
  ),
  htmlProbe(
    "detailsOnWrite",
    "Is a collapsible section kept?",
    '<details><summary>More</summary><div class="collapsible-section-content"><p>Words.</p></div></details>',
    (body) => (body === null ? null : body.includes("<details") ? "keep" : "strip"),
  ),
  htmlProbe(
    "headingLevels",
    "What becomes of heading levels?",
    "<h2>First</h2><p>Words.</p><h3>Second</h3>",
    (body) => LEVELS[[...(body ?? "").matchAll(/<h([1-6])/gu)].map((match) => match[1]).join(" ")] ?? null,
  ),
  htmlProbe("headingIds", "Are heading ids kept?", `<h1 id="${HEADING_ID}">First</h1><p>Words.</p>`, (body) =>
    body === null ? null : body.includes(HEADING_ID) ? "keepIfShaped" : "regenerate",
  ),
  htmlProbe(
    "unreachableImage",
    "What becomes of an image that cannot be fetched?",
    '<p>Words.</p><img src="https://helpsync.invalid/none.png">',
    (body) => (body === null ? "reject400" : body.includes("<img") ? null : "dropImage"),
  ),
];

const LEVELS: Readonly<Record<string, string>> = { "1 2": "promoteToH1", "2 3": "keep", "2 2": "flattenToH2" };
