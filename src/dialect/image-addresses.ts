import { escapeAttribute } from "./bind.ts";

/** An `img` tag, whatever its quoted attributes hold. */
const IMAGE_TAG = /<img\b(?:"[^"]*"|'[^']*'|[^"'>])*>/giu;
/** An attribute with its value; helpsync and Intercom write double quotes. */
const ATTRIBUTE = /(\s)([a-z-]+)=(?:"([^"]*)"|'[^']*')/giu;
/** The escapes that a serialiser needs in such a value, by name or number. */
const ESCAPES = /&(?:(amp|#x26|#38)|(quot|#x22|#34)|(?:lt|#x3c|#60));/giu;

/**
 * A body in which each image has the address that `change` makes of it; all else stays byte for byte. Addresses are
 * handed over and given back as they are, without HTML's escapes.
 */
export function readdressImages(html: string, change: (address: string) => string): string {
  return html.replace(IMAGE_TAG, (tag) =>
    tag.replace(ATTRIBUTE, (attribute, space: string, name: string, value: string | undefined) => {
      if (name.toLowerCase() !== "src" || value === undefined) return attribute;
      const address = value.replace(ESCAPES, (_, and?: string, quote?: string) => (and ? "&" : quote ? '"' : "<"));
      const changed = change(address);
      return changed === address ? attribute : `${space}${name}="${escapeAttribute(changed)}"`;
    }),
  );
}

/** The addresses of a body's images, in its order, repetitions included. */
export function imageAddresses(html: string): string[] {
  const addresses: string[] = [];
  readdressImages(html, (address) => {
    addresses.push(address);
    return address;
  });
  return addresses;
}
