import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { attributeOf, classesOf, element } from "../../dialect/html-tree.ts";
import { changedLink, keyOfPage } from "./changed-link.ts";
import type { Shown } from "./fold.ts";
import { trusted, type Markup } from "./markup.ts";
import type { PicturePlace } from "./picture.ts";

/** What the blocks of a page refer to outside of it. */
export interface RowContext {
  /** A picture by its address, with what is said of it there. */
  readonly picture: (image: Element, place: PicturePlace) => Element[];
  /** Where in the report an article is shown that is not in Intercom yet, by its key; undefined where nowhere. */
  readonly placeOf: (key: string) => string | undefined;
}

/** Elements that may stand in few others only: their content is marked, not they themselves. */
const BOUND = /^(?:li|tr|td|tbody|summary)$/u;

/** The blocks of a page as HTML. */
export function writeRows(rows: readonly Shown[], context: RowContext): Markup {
  const children = rows.flatMap((row) => nodesOf(row, "div"));
  const page = element("div", {}, children);
  return trusted(toHtml(finished(page, { mark: "none", link: "none" }, context).children));
}

function nodesOf(row: Shown, parent: string): Element[] {
  switch (row.status) {
    case "same":
      return [row.node];
    case "marked":
      return [withClass(row.node, "changed")];
    case "removed":
      return [marked(row.node, "del")];
    case "added":
      return [marked(row.node, "ins")];
    case "within": {
      const children = row.rows.flatMap((one) => nodesOf(one, row.node.tagName));
      const node = { ...row.node, children };
      return [BOUND.test(node.tagName) || node.tagName === "table" ? node : withClass(node, "within")];
    }
    case "gap":
      return [gap(row, parent)];
    case "folded": {
      const summary = element("summary", { lang: "en" }, [text(`${blocks(row.rows.length)} without a change`)]);
      return [
        element("details", { className: "unchanged" }, [summary, ...row.rows.flatMap((one) => nodesOf(one, "div"))]),
      ];
    }
  }
}

/** A block that goes or comes as a whole. */
function marked(node: Element, mark: "del" | "ins"): Element {
  if (!BOUND.test(node.tagName)) return element(mark, { className: "block" }, [node]);
  const children =
    node.tagName === "tr" || node.tagName === "tbody"
      ? node.children.map((child) => (child.type === "element" ? marked(child, mark) : child))
      : [element(mark, {}, node.children)];
  return withClass({ ...node, children }, mark === "del" ? "goes" : "comes");
}

function gap({ count, of }: Extract<Shown, { status: "gap" }>, parent: string): Element {
  const words = of === "unchanged" ? `${blocks(count)} without a change not shown` : `${blocks(count)} more not shown`;
  if (parent === "tbody") {
    const cell = element("td", { colSpan: "99", lang: "en" }, [text(words)]);
    return element("tr", { className: "gap" }, [cell]);
  }
  return element(parent === "ul" || parent === "ol" ? "li" : "p", { className: "gap", lang: "en" }, [text(words)]);
}

function blocks(count: number): string {
  return count === 1 ? "1 block" : `${String(count)} blocks`;
}

function text(value: string): ElementContent {
  return { type: "text", value };
}

function withClass(node: Element, name: string): Element {
  return { ...node, properties: { ...node.properties, className: [...classesOf(node), name] } };
}

/** Puts pictures in, lets links lead where they may, and says at their marks where those lead that changed. */
function finished(node: Element, place: PicturePlace, context: RowContext): Element {
  const around = node.tagName === "a" ? link(node, context) : node;
  const within: PicturePlace = {
    mark: node.tagName === "del" || node.tagName === "ins" ? "marked" : place.mark,
    link: node.tagName === "a" ? "around" : place.link,
  };
  const children = around.children.flatMap((child): ElementContent[] => {
    if (child.type !== "element") return [child];
    if (child.tagName === "img") return context.picture(child, within);
    const changed = child.tagName === "a" ? changedLink(child) : undefined;
    return [finished(changed ?? child, within, context)];
  });
  return { ...around, children };
}

function link(node: Element, { placeOf }: RowContext): Element {
  const address = attributeOf(node, "href");
  const classes = classesOf(node);
  const kept = classes.length === 0 ? {} : { className: classes };
  const key = keyOfPage(address);
  if (key !== undefined) {
    const place = placeOf(key);
    return { ...node, properties: { ...kept, ...(place === undefined ? {} : { href: `#${place}` }) } };
  }
  const isOutside = /^(?:https?|mailto|tel):/iu.test(address);
  return {
    ...node,
    properties: { ...kept, ...(isOutside ? { href: address, target: "_blank", rel: ["noreferrer"] } : {}) },
  };
}
