import type { Element } from "hast";
import { isIntercomImage } from "../../dialect/addresses.ts";
import { attributeOf, element } from "../../dialect/html-tree.ts";
import type { Picture, PlanPages } from "../../model/pages.ts";
import { markup, trusted, type Markup } from "./markup.ts";

/** How the pictures of a report are shown: each of those that come with it stands in it once, and is referred to. */
export interface Pictures {
  readonly show: (image: Element) => Element;
  /** The pictures themselves. */
  readonly sheet: Markup;
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
    show: (image) => {
      const address = attributeOf(image, "src");
      const alt = attributeOf(image, "alt");
      const hash = /^helpsync-image:([0-9a-f]+)$/u.exec(address)?.[1];
      const picture = hash === undefined ? undefined : pictures.get(hash);
      if (picture?.inline !== undefined) return inlinePicture(names.get(hash ?? "") ?? "", picture, alt);
      const url = hash === undefined ? address : (picture?.url ?? "");
      const isThere = url.startsWith("https:") && !(isSandbox && isIntercomImage(url));
      return isThere ? webPicture(url, alt, image) : namedPicture(nameOf(url, picture), picture?.size, alt);
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

/** Intercom's copy, or one from the web: fetched when it is looked at, and nobody is told from where. */
function webPicture(src: string, alt: string, image: Element): Element {
  const [width, height] = [attributeOf(image, "width"), attributeOf(image, "height")];
  const size = /^\d{1,5}$/u.test(width) && /^\d{1,5}$/u.test(height) ? { width, height } : {};
  const properties = { className: ["picture"], src, alt, loading: "lazy", referrerPolicy: "no-referrer", ...size };
  return { type: "element", tagName: "img", properties, children: [] };
}

/** A picture that is not in the report, and nowhere that a browser would find it. */
function namedPicture(name: string, size: number | undefined, alt: string): Element {
  const words = ["Picture", ...(name === "" ? [] : [name]), ...(alt === "" || alt === name ? [] : [`“${alt}”`])].join(
    " ",
  );
  const bytes = size === undefined ? "" : ` (${sizeText(size)})`;
  return element("span", { className: "no-picture" }, [{ type: "text", value: `${words}${bytes}` }]);
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
