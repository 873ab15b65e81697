import { relative } from "node:path/posix";
import type { AddressSpan } from "./address-spans.ts";
import type { Lead } from "./lead.ts";
import { decoded, folderOf } from "./paths.ts";
import type { FileOrigin } from "./origin.ts";

/** An address as it is to stand in a text, and what it says once it is read. */
export interface NewAddress {
  readonly written: string;
  readonly address: string;
}

/**
 * Addresses for what a link leads to now, in the manner of the old one (`./`, a slash first or last, `.html`, with or
 * without ending, segments that stay as they are escaped), best first.
 * @param written the old address as it stands in the text
 * @param origin where the file of the link lies now
 */
export function newAddresses(written: string, span: AddressSpan, lead: Lead, origin: FileOrigin): NewAddress[] {
  const path = /^[^?#]*/.exec(span.address)?.[0] ?? "";
  const tail = span.address.slice(path.length);
  const isPlain = written.endsWith(tail);
  const tailWritten = isPlain ? tail : escaped(tail, span.enclosed);
  const spelled = spellings(isPlain ? written.slice(0, written.length - tail.length) : path, path);
  const target = lead.path.replace(/\.md$/i, /\.html?$/i.exec(path)?.[0] ?? "$&");
  const slash = path.endsWith("/") ? "/" : "";
  return ways(path, target, origin).map((way) => {
    const segments = way.split("/").map((segment) => {
      const fresh = escaped(segment, span.enclosed);
      return spelled.get(segment) ?? { written: fresh, address: fresh };
    });
    const joined = (of: keyof NewAddress, end: string): string =>
      (segments.map((segment) => segment[of]).join("/") + slash).replace(/^$/, "./").replace(/\/\/$/, "/") + end;
    return { written: joined("written", tailWritten), address: joined("address", isPlain ? tail : tailWritten) };
  });
}

/** Paths that lead there, from the folders that an address is looked up from. */
function ways(path: string, target: string, { localeRoot, ...origin }: FileOrigin): string[] {
  if (path.startsWith("/")) {
    const roots = [localeRoot, origin.original.localeRoot, ""].filter(
      (root) => root === "" || target.startsWith(`${root}/`),
    );
    return [...new Set(roots)].map((root) => `/${relative(root, target)}`);
  }
  const folders = [folderOf(origin.original.path), folderOf(origin.path)].map((folder) => folder.normalize("NFC"));
  const ways = folders.map((folder) => relative(`/${folder}`, `/${target}`));
  return [...new Set(ways.toReversed())].map((way) =>
    path.startsWith("./") && !way.startsWith("..") ? `./${way}` : way,
  );
}

/** How the old address spells the segments that the new one may share with it. */
function spellings(written: string, path: string): Map<string, NewAddress> {
  const [raw, plain] = [written.split("/"), path.split("/")];
  if (raw.length !== plain.length) return new Map();
  return new Map(
    plain.map((segment, index) => [
      decoded(segment).normalize("NFC"),
      { written: raw[index] ?? segment, address: segment },
    ]),
  );
}

/** Percent escapes for what would end an address or mean something else in it. */
function escaped(text: string, enclosed: AddressSpan["enclosed"]): string {
  const ending = enclosed === "yes" ? /[%<>"'`\\&?#\p{Cc}]/gu : /[%<>"'`\\&?#\p{Cc}()[\]{}\s]/gu;
  return text.replace(ending, (character) => {
    const spelled = encodeURIComponent(character);
    return spelled === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : spelled;
  });
}
