import type { Spot } from "../notices.ts";

/** What an address in raw HTML is for. */
export type AddressUse = "link" | "image";

export const TAG = /<(a|area|img)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
export const ATTRIBUTE = /(\s)(href|src)\s*=\s*("[^"]*"|'[^']*'|\{[^}]*\}|[^\s"'>]+)/gi;
/** How Docusaurus pages name a picture of their site. */
const BASE_URL = /^\{useBaseUrl\(\s*['"]([^'"]+)['"]\s*\)\}$/;

/**
 * Replaces the addresses of links and images in raw HTML.
 * @param resolve gives the address to put in; `null` takes the attribute out
 * @param start where the HTML stands in the body
 */
export function replaceHtmlAddresses(
  html: string,
  start: Spot,
  resolve: (address: string, use: AddressUse, spot: Spot) => string | null,
): string {
  return html.replace(TAG, (_tag, name: string, attributes: string, tagAt: number) => {
    const use: AddressUse = name.toLowerCase() === "img" ? "image" : "link";
    const wanted = use === "image" ? "src" : "href";
    const replaced = attributes.replace(
      ATTRIBUTE,
      (whole: string, space: string, attribute: string, written: string, at: number) => {
        if (attribute.toLowerCase() !== wanted) return whole;
        const value = written.replace(/^(["'])(.*)\1$/s, "$2").replaceAll("&amp;", "&");
        const address = value.replace(BASE_URL, (_match, path: string) => `/${path.replace(/^\//, "")}`);
        const resolved = resolve(address, use, spotAt(html, start, tagAt + name.length + 1 + at + space.length));
        return resolved === null
          ? space
          : `${space}${attribute}="${resolved.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
      },
    );
    return `<${name}${replaced}>`;
  });
}

function spotAt(html: string, start: Spot, offset: number): Spot {
  const before = html.slice(0, offset).split("\n");
  const column = (before.at(-1) ?? "").length;
  return { line: start.line + before.length - 1, column: before.length === 1 ? start.column + column : column + 1 };
}
