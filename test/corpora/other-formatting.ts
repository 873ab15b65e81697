import type { Element, ElementContent, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { SKIP, visit } from "unist-util-visit";
import { oneOf } from "./seeded.ts";

type Random = () => number;
type Form = (body: Root, random: Random) => void;

/**
 * A stored body as an older Intercom, or a teammate in its editor, left it (behaviour §7): the same words, links and
 * pictures in other markup.
 */
export function otherFormatting(html: string, random: Random): string {
  const body = fromHtml(html, { fragment: true });
  for (const form of FORMS) form(body, random);
  return toHtml(body, { characterReferences: { useNamedReferences: true } });
}

/** Older paragraphs are `intercom-align-left` or bare, and their alignment stands alone. */
const olderParagraphs: Form = (body, random) => {
  const left = oneOf([["intercom-align-left"], []], random);
  eachOf(body, ["p"], (paragraph) => {
    const aligned = classesOf(paragraph).filter((name) => name.startsWith("intercom-align-"));
    setClasses(paragraph, aligned.length > 0 ? aligned : left);
  });
};

/** Levels are relative: all one lower, with a gap, all alike, or as they are; ids are always others. */
const otherLevels: Form = (body, random) => {
  const level = oneOf<(level: number) => number>(
    [(own) => own + 1, (own) => (own === 1 ? 1 : own + 1), () => 2, (own) => own],
    random,
  );
  eachOf(body, ["h1", "h2", "h3", "h4"], (heading) => {
    heading.tagName = `h${String(Math.min(level(Number(heading.tagName.slice(1))), 4))}`;
    heading.properties["id"] = `h_${hexadecimal(10, random)}`;
  });
};

/** Links made in the editor have the article's slug; older ones have neither class nor target. */
const otherLinks: Form = (body, random) => {
  const isBare = random() < 0.5;
  eachOf(body, ["a"], (link) => {
    const href = link.properties["href"];
    if (typeof href === "string") {
      link.properties["href"] = href.replace(ARTICLE, "$1-as-it-was-once-called");
    }
    if (!isBare || !classesOf(link).includes("intercom-content-link")) return;
    delete link.properties["className"];
    delete link.properties["target"];
  });
};

/** Copies of older articles lie at other hosts; sizes may be missing, and pictures be centred or in a paragraph. */
const otherPictures: Form = (body, random) => {
  eachOf(body, ["img"], (image) => {
    const src = image.properties["src"];
    if (typeof src === "string" && random() < 0.5) image.properties["src"] = signedElsewhere(src, random);
    if (random() < 0.5) {
      delete image.properties["width"];
      delete image.properties["height"];
    }
  });
  eachOf(body, ["div"], (container) => {
    if (!classesOf(container).includes("intercom-container")) return;
    const [only] = container.children;
    const isButton = only?.type === "element" && classesOf(only).includes("intercom-h2b-button");
    const form = oneOf(["as it is", "centred", "inline"], random);
    if (form === "centred") setClasses(container, ["intercom-container", "intercom-align-center"]);
    if (form === "inline" && !isButton) {
      container.tagName = "p";
      setClasses(container, ["no-margin"]);
    }
  });
};

/** What a teammate makes of looks alone: another colour of a callout, coloured and wider cells, no bold. */
const otherLooks: Form = (body, random) => {
  const [background, border] = oneOf(PALETTE, random);
  const isPlain = random() < 0.3;
  eachOf(body, ["div", "td", "b"], (element, parent, index) => {
    if (classesOf(element).includes("intercom-interblocks-callout")) {
      element.properties["style"] = `background-color: #${background}; border-color: #${border};`;
    }
    if (element.tagName === "td") element.properties["style"] = `background-color: #${background}; width: 139px;`;
    if (element.tagName === "b" && isPlain) parent.children.splice(index, 1, ...element.children);
  });
};

/** Blank lines between blocks, and line ends behind paragraphs. */
const spacers: Form = (body, random) => {
  const spaced = (blocks: readonly ElementContent[]): ElementContent[] =>
    blocks.flatMap((block) => {
      const isParagraph = block.type === "element" && block.tagName === "p";
      const lineEnd: ElementContent[] = isParagraph && random() < 0.7 ? [{ type: "text", value: "\n" }] : [];
      return [block, ...lineEnd, ...(block.type === "element" && random() < 0.3 ? [spacer()] : [])];
    });
  eachOf(body, ["td", "div"], (holder) => {
    const holdsBlocks = holder.tagName === "td" || classesOf(holder).includes("intercom-interblocks-callout");
    if (holdsBlocks) holder.children = spaced(holder.children);
  });
  body.children = spaced(body.children as ElementContent[]);
};

const FORMS: readonly Form[] = [olderParagraphs, otherLevels, otherLinks, otherPictures, otherLooks, spacers];

/** The address of an article or a collection of the sandbox's help center, up to its id. */
const ARTICLE = /^(https:\/\/intercom\.help\/helpsync\/[A-Za-z-]+\/(?:articles|collections)\/\d+)(?=$|#)/u;

/** Background and border of Intercom's callouts. */
const PALETTE = [
  ["e8e8e880", "73737633"],
  ["e3e7fa80", "334bfa33"],
  ["d7efdc80", "1bb15733"],
] as const;

/** The same copy as Intercom serves it from an attachment host, with a signature. */
function signedElsewhere(src: string, random: Random): string {
  const query = `expires=1700000000&signature=${hexadecimal(64, random)}&req=${hexadecimal(16, random)}`;
  return src.replace(
    /^https:\/\/downloads\.intercomcdn\.com(\/[^?]*)(?:\?.*)?$/u,
    (_, path: string) => `https://helpsync.intercom-attachments-7.com${path}?${query}`,
  );
}

function spacer(): Element {
  return { type: "element", tagName: "p", properties: { className: ["no-margin"] }, children: [] };
}

function eachOf(
  body: Root,
  names: readonly string[],
  change: (element: Element, parent: Root | Element, index: number) => void,
): void {
  visit(body, "element", (element, index, parent) => {
    if (element.tagName === "pre") return SKIP;
    if (names.includes(element.tagName) && parent !== undefined && index !== undefined) change(element, parent, index);
    return undefined;
  });
}

function classesOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

function setClasses(element: Element, names: readonly string[]): void {
  if (names.length === 0) delete element.properties["className"];
  else element.properties["className"] = [...names];
}

function hexadecimal(length: number, random: Random): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
}
