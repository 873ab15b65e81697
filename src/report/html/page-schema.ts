import type { Options } from "rehype-sanitize";
import { CLASSES } from "../../dialect/names.ts";

const ALIGNED = /^intercom-align-(?:center|right|justify)$/u;
const COLOUR = "#[0-9a-f]{3,8}";
const TEXT_BLOCKS = ["p", "h1", "h2", "h3", "h4", "h5", "h6"];

/**
 * What of a stored body a report shows. Teammates may have put anything there, so no id, no style and no address that
 * could run something is left; the one style that is, a callout's, is read and replaced by a class.
 */
export const pageSchema: Options = {
  tagNames: [
    ...TEXT_BLOCKS,
    ..."ul ol li div blockquote table tbody tr td details summary pre code br hr iframe img a".split(" "),
    ..."strong em s u ins kbd samp var sub sup mark small q cite abbr".split(" "),
  ],
  attributes: {
    ...Object.fromEntries(TEXT_BLOCKS.map((name) => [name, [["className", ALIGNED]]])),
    a: ["href", ["className", CLASSES.button]],
    div: [
      ["className", CLASSES.callout],
      ["style", new RegExp(`^background-color: ${COLOUR}; border-color: ${COLOUR};$`, "u")],
    ],
    td: [
      ["colSpan", /^\d{1,2}$/u],
      ["rowSpan", /^\d{1,2}$/u],
    ],
    img: ["src", "alt", "width", "height"],
    iframe: ["src"],
  },
  protocols: {
    href: ["http", "https", "mailto", "tel", "helpsync-page"],
    src: ["https", "helpsync-image"],
  },
  required: {},
  clobber: [],
  strip: ["script", "style"],
};
