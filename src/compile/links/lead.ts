import type { AddressUse } from "./html-addresses.ts";
import type { AssetIndex, LinkIndex } from "./link-index.ts";
import type { FileOrigin } from "./origin.ts";
import { cutAddress, withoutEnding } from "./paths.ts";
import { imageCandidates } from "./resolve-image.ts";
import { candidates, candidatesFromRoot } from "./resolve-link.ts";

/** What an address leads to, as a path from the content root, NFC, without a slash at its end. */
export interface Lead {
  /** An article's file by its path with or without ending, a folder, or any other file. */
  readonly kind: "file" | "folder" | "other";
  readonly path: string;
}

/** A lead as an address reaches it: `leniently` is what a warning asks people to write otherwise. */
export interface FoundLead extends Lead {
  readonly reached: "directly" | "leniently";
}

/**
 * Where an address leads, by the rules of `resolveLink` and `resolveImage`; `undefined` where it is no path of the
 * content, or nothing is there.
 */
export function leadOf(address: string, use: AddressUse, origin: FileOrigin, index: LinkIndex): FoundLead | undefined {
  const trimmed = address.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || trimmed.startsWith("//")) return undefined;
  const { path } = cutAddress(trimmed);
  if (path === "") return undefined;
  // A definition is read as a link's, and may be an image's.
  return (use === "link" ? leadOfLink(path, origin, index) : undefined) ?? leadOfImage(path, origin, index);
}

function leadOfLink(written: string, origin: FileOrigin, index: LinkIndex): FoundLead | undefined {
  const paths = candidates(written, origin);
  for (const path of paths) {
    const lead = pageAt(path, index);
    if (lead !== undefined) return { ...lead, reached: "directly" };
  }
  for (const path of candidatesFromRoot(written, origin)) {
    const lead = pageAt(path, index);
    if (lead !== undefined) return { ...lead, reached: "leniently" };
  }
  for (const path of paths) {
    const [only, ...others] = index.folded.get(path.replace(/\/$/, "").toLowerCase()) ?? [];
    const lead = only === undefined || others.length > 0 ? undefined : pageAt(only, index);
    if (lead !== undefined) return { ...lead, reached: "leniently" };
  }
  const leftOut = paths.flatMap((path) => [path, `${path}.md`]).find((path) => index.leftOut.has(path));
  const other = leftOut ?? paths.find((path) => index.assets.spelled.has(path));
  return other === undefined ? undefined : { kind: "other", path: other, reached: "directly" };
}

/** As `lookUp` in `resolve-link.ts`: a slash at the end prefers the folder. */
function pageAt(path: string, { files, folders }: LinkIndex): Lead | undefined {
  const bare = path.replace(/\/$/, "");
  const file: Lead | undefined = files.has(bare) ? { kind: "file", path: bare } : undefined;
  const folder: Lead | undefined = folders.has(bare) ? { kind: "folder", path: bare } : undefined;
  if (bare === path) return file ?? folder;
  const unended = withoutEnding(bare);
  return folder ?? file ?? (files.has(unended) ? { kind: "file", path: unended } : undefined);
}

/** Images of an assets folder of its own do not lie among the content. */
function leadOfImage(written: string, origin: FileOrigin, index: LinkIndex): FoundLead | undefined {
  const assets = written.startsWith("/") ? index.rootAssets : index.assets;
  if (assets.files !== index.assets.files) return undefined;
  const paths = imageCandidates(written, origin);
  const spelled = paths.find((one) => assets.spelled.has(one));
  if (spelled !== undefined) return { kind: "other", path: spelled, reached: "directly" };
  const folded = paths.map((one) => onlyFolded(assets, one)).find(Boolean);
  return folded === undefined ? undefined : { kind: "other", path: folded, reached: "leniently" };
}

function onlyFolded(assets: AssetIndex, path: string): string | undefined {
  const [only, ...others] = assets.folded.get(path.toLowerCase()) ?? [];
  return others.length > 0 ? undefined : only;
}
