import type { BodyPart, ImagePart, LinkPart } from "../model/desired.ts";

/** Where the links and images of a body lead in one workspace. */
export interface Bindings {
  /** The address of a link; null where its target has none. */
  link(part: LinkPart): string | null;
  /** The address of an image. */
  image(part: ImagePart): string;
}

/** Stands for the address of a link that is to go. HTML cannot hold this character, so no content contains it. */
const UNBOUND = "\0";

/**
 * Puts addresses into a body. Each is escaped for the quoted attribute that it stands in. A link without an address
 * becomes its own text: its tags go, what is between them stays.
 */
export function bindBody(parts: readonly BodyPart[], bindings: Bindings): string {
  const html = parts
    .map((part) => {
      if (typeof part === "string") return part;
      return escapeAttribute("link" in part ? (bindings.link(part) ?? UNBOUND) : bindings.image(part));
    })
    .join("");
  return html.includes(UNBOUND) ? withoutUnboundLinks(html) : html;
}

/** Links never stand in links, so the next end tag is the one that belongs to an unbound start tag. */
function withoutUnboundLinks(html: string): string {
  let isOpen = false;
  return html.replace(/<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/giu, (tag, slash: string, name: string) => {
    if (name.toLowerCase() !== "a") return tag;
    if (slash === "") isOpen = tag.includes(UNBOUND);
    const goes = isOpen;
    if (slash !== "") isOpen = false;
    return goes ? "" : tag;
  });
}

/** A text for an attribute in double quotes. */
export function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
