import { isHeadingId } from "../../dialect/heading-id.ts";
import { Unsayable } from "../unsayable.ts";
import type { HeadingNames } from "../headings.ts";
import type { Writing } from "../writing.ts";

/** How an address is written: as Markdown does, or, where Markdown would change it, in an attribute of HTML. */
export interface WrittenAddress {
  readonly address: string;
  readonly form: "markdown" | "html";
}

/** Characters that rendering Markdown leaves as they are; letters of other scripts too, but only for web addresses. */
const PLAIN = /^(?:[!#$&-;=?-Z_a-z~]|%[\da-f]{2})*$/iu;
const PLAIN_WEB = /^(?:[!#$&-;=?-Z_a-z~]|%[\da-f]{2}|[^\p{ASCII}\p{Cs}])*$/iu;
/** What an attribute in a Markdown file cannot hold, or only so that the compiler reads another address. */
// eslint-disable-next-line no-control-regex
const UNFIT = /["'<>`|{}\u0000-\u001f]|&(?:#|\w+;)/u;

/** What a link says. Throws Unsayable where the compiler would read another address. */
export function writeLinkAddress(href: string, { context, headings }: Writing): WrittenAddress {
  const address = href.startsWith("#") ? href : context.link(href);
  if (address.startsWith("#")) return { address: ownAddress(address.slice(1), headings), form: "markdown" };
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(address)?.[1];
  if (scheme === undefined) {
    if (address === href) throw new Unsayable(`the link to \`${href}\` has no https:, so it would be taken for a file`);
    return { address, form: "markdown" };
  }
  if (/^https?$/iu.test(scheme)) return webAddress(scheme.toLowerCase() + address.slice(scheme.length), "link");
  if (!/^(?:mailto|tel)$/u.test(scheme)) throw new Unsayable(`links that start with \`${scheme}:\` are taken out`);
  return PLAIN.test(address) ? { address, form: "markdown" } : htmlAddress(address, "link");
}

/** What an image says, and whether its size is said as well. Throws Unsayable where it has no usable address. */
export function writeImageAddress(address: string): WrittenAddress {
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(address)?.[1];
  if (scheme !== undefined && !/^https?$/u.test(scheme)) throw new Unsayable("an image has no web address");
  if (scheme === undefined) return { address, form: "markdown" };
  return PLAIN.test(address) ? { address, form: "markdown" } : htmlAddress(address, "image");
}

/** A link within the article; one to a heading that is gone leads to its top, as it does in Intercom. */
function ownAddress(anchor: string, headings: HeadingNames): string {
  const fragment = headings.fragmentFor(anchor);
  if (fragment !== undefined) return `#${fragment}`;
  if (anchor === "" || isHeadingId(anchor)) return "#";
  throw new Unsayable("a link leads to a place of the article that is no heading");
}

function webAddress(address: string, what: string): WrittenAddress {
  if (!URL.canParse(address)) return PLAIN.test(address) ? { address, form: "markdown" } : htmlAddress(address, what);
  const legible = withLetters(address);
  return PLAIN_WEB.test(legible) ? { address: legible, form: "markdown" } : htmlAddress(address, what);
}

/** An address with letters of other scripts as letters: rendering Markdown makes escapes of them again. Signs have escapes. */
function withLetters(address: string): string {
  const escaped = address.replace(/[^\p{ASCII}\p{Cs}]+/gu, encodeURIComponent);
  return escaped.replace(/(?:%[89A-F][\dA-F])+/gu, (escapes) => {
    try {
      return decodeURIComponent(escapes).replace(/[^\p{L}\p{M}\p{N}]/gu, encodeURIComponent);
    } catch {
      return escapes;
    }
  });
}

function htmlAddress(address: string, what: string): WrittenAddress {
  if (UNFIT.test(address)) throw new Unsayable(`the address of a ${what} holds characters that Markdown changes`);
  return { address, form: "html" };
}

/** An address between the round brackets of a link or image. */
export function destination(address: string): string {
  const escaped = address.replace(/\\(?=[!-/:-@[-`{-~])|`|&(?=#?[\dA-Za-z]{1,31};)/gu, "\\$&");
  if (/^[^\s<>()]+$/u.test(address)) return escaped;
  return `<${escaped.replace(/[<>]/gu, "\\$&")}>`;
}

/** A value between the quotes of an HTML attribute. */
export function attributeValue(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll("`", "&#96;");
}
