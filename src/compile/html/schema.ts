import type { Options } from "rehype-sanitize";
import { CLASSES } from "../../dialect/names.ts";
import { SYMBOL_SCHEME } from "../links/symbols.ts";

const COLOUR = "#[0-9a-f]{3,8}";
const ALIGNED = /^intercom-align-(?:center|right|justify)$/;

/** All that a body may hold when it leaves helpsync: Intercom's subset and its own blocks, nothing else. */
export const schema: Options = {
  tagNames: "p b i a h1 h2 h3 h4 ul ol li div img table tbody tr td details summary pre code br hr iframe".split(" "),
  attributes: {
    p: [["className", CLASSES.paragraph, ALIGNED]],
    a: ["href", ["target", "_blank"], ["className", CLASSES.link, CLASSES.button]],
    h1: ["id", ["className", ALIGNED]],
    h2: ["id", ["className", ALIGNED]],
    h3: ["id", ["className", ALIGNED]],
    h4: ["id", ["className", ALIGNED]],
    div: [
      ["className", CLASSES.container, CLASSES.callout, CLASSES.table, CLASSES.video, CLASSES.collapsible, ALIGNED],
      // The place of a block that goes as it is.
      ["dataStored", /^\d+$/],
      ["style", new RegExp(`^background-color: ${COLOUR}; border-color: ${COLOUR};$`)],
    ],
    img: ["src", "alt", "width", "height"],
    table: [["role", "presentation"]],
    td: [["style", new RegExp(`^(?:background-color: ${COLOUR};)? ?(?:width: \\d+px;)?$`, "i")]],
    iframe: ["src"],
  },
  protocols: {
    href: ["http", "https", "mailto", "tel", SYMBOL_SCHEME],
    src: ["http", "https", SYMBOL_SCHEME],
  },
  clobber: [],
  strip: ["script", "style"],
};
