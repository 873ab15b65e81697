import type { Element, ElementContent } from "hast";
import { isIntercomImage } from "../../dialect/addresses.ts";
import { attributeOf, element } from "../../dialect/html-tree.ts";
import type { Picture, PlanPages } from "../../model/pages.ts";
import { addressNote } from "./changed-link.ts";
import { markup, trusted, type Markup } from "./markup.ts";

/** How the pictures of a report are shown: each of those that come with it stands in it once, and is referred to. */
export interface Pictures {
  readonly show: (image: Element, place: PicturePlace) => Element[];
  /** The pictures themselves. */
  readonly sheet: Markup;
}

/** What stands around a picture. */
export interface PicturePlace {
  /** Where it comes or goes, its name stands below it: two pictures may look the same. */
  readonly mark: "none" | "marked";
  /** Within a link there can be no other. */
  readonly link: "none" | "around";
}

/**
 * @param isSandbox the embedded Intercom gives its copies addresses of Intercom's hosts, at which nothing answers
 */
export function openPictures(
  { pictures }: Pick<PlanPages, "pictures">,
  { isSandbox }: { isSandbox: boolean },
): Pictures {
  const names = new Map([...pictures.keys()].map((hash, index) => [hash, `picture-${String(index + 1)}`]));
  return {
    sheet: sheetOf(pictures, names),
    show: (image, place) => {
      const address = attributeOf(image, "src");
      const alt = attributeOf(image, "alt");
      const hash = /^helpsync-image:([0-9a-f]+)$/u.exec(address)?.[1];
      const picture = hash === undefined ? undefined : pictures.get(hash);
      const url = hash === undefined ? address : (picture?.url ?? "");
      const words = wordsOf(nameOf(url, picture), picture?.size, alt);
      if (picture?.inline !== undefined) {
        const shown = inlinePicture(names.get(hash ?? "") ?? "", picture, alt);
        return place.mark === "none" ? [shown] : [shown, addressNote(words)];
      }
      const isThere = url.startsWith("https:") && !(isSandbox && isIntercomImage(url));
      return [namedPicture(words, isThere && place.link === "none" ? url : undefined)];
    },
  };
}

function sheetOf(pictures: PlanPages["pictures"], names: ReadonlyMap<string, string>): Markup {
  const symbols = [...pictures].flatMap(([hash, { inline }]) => {
    if (inline === undefined) return [];
    const { width, height, type, base64 } = inline;
    return markup`<symbol id="${names.get(hash)}" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" href="data:${type};base64,${trusted(base64)}" /></symbol>`;
  });
  return symbols.length === 0
    ? trusted("")
    : markup`<svg class="sheet" width="0" height="0" aria-hidden="true">${symbols}</svg>`;
}

function inlinePicture(name: string, { inline, name: file }: Picture, alt: string): Element {
  const width = String(inline?.width ?? 0);
  const height = String(inline?.height ?? 0);
  const label = alt === "" ? file : alt;
  const properties = {
    className: ["picture"],
    role: "img",
    ariaLabel: label,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  };
  const use: Element = { type: "element", tagName: "use", properties: { href: `#${name}` }, children: [] };
  return { type: "element", tagName: "svg", properties, children: [use] };
}

/**
 * A picture that is not in the report. It is not loaded from where it is, since a report asks nobody for anything: who
 * wants to see it opens it there.
 */
function namedPicture(words: string, url: string | undefined): Element {
  const children: ElementContent[] = [{ type: "text", value: `Picture ${words}`.trim() }];
  if (url !== undefined) {
    const where = isIntercomImage(url) ? "Intercom’s copy" : url;
    const properties = { href: url, target: "_blank", rel: ["noreferrer"] };
    children.push({ type: "text", value: ": " });
    children.push({ type: "element", tagName: "a", properties, children: [{ type: "text", value: where }] });
  }
  return element("span", { className: "no-picture" }, children);
}

function wordsOf(name: string, size: number | undefined, alt: string): string {
  const said = alt === "" || alt === name ? [] : [`“${alt}”`];
  return [...(name === "" ? [] : [name]), ...said, ...(size === undefined ? [] : [`(${sizeText(size)})`])].join(" ");
}

function nameOf(url: string, picture: Picture | undefined): string {
  return picture?.name ?? url.split(/[?#]/u)[0]?.split("/").at(-1) ?? "";
}

function sizeText(bytes: number): string {
  return bytes < 1000
    ? `${String(bytes)} bytes`
    : bytes < 1e6
      ? `${String(Math.round(bytes / 1000))} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;
}
