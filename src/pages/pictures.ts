import { imageAddresses } from "../dialect/image-addresses.ts";
import { readOptionalBytes } from "../disk/new-file.ts";
import { measureImage, type ImageType } from "../images/measure.ts";
import type { PageEntry, PageSides, Picture } from "../model/pages.ts";
import type { Planned } from "../pipeline.ts";
import type { Opened } from "./opened.ts";

/** What all pictures of a report may be together, and one of them alone, in bytes: Base64 makes them a third longer. */
const BUDGET = 1_000_000;
const LARGEST = 400_000;

const TYPES: Readonly<Record<ImageType, string>> = {
  ...{ png: "image/png", jpg: "image/jpeg", gif: "image/gif", webp: "image/webp" },
  ...{ svg: "image/svg+xml", avif: "image/avif", bmp: "image/bmp", ico: "image/x-icon" },
};

/**
 * The pictures that pages name by their hash. As many as the budget holds come with their bytes: first those that are
 * new to their page or go from it, then the others.
 */
export async function picturesOf(
  entries: readonly PageEntry[],
  { loaded, workspace }: Opened,
  { state }: Planned,
): Promise<ReadonlyMap<string, Picture>> {
  const { tree } = loaded;
  const files = new Map([...tree.assets.values(), ...tree.rootAssets.values()].map((file) => [file.hash, file]));
  const held = new Map([...state.resources.values()].flatMap(({ images = {} }) => Object.entries(images)));
  const pictures = new Map<string, Picture>();
  let left = BUDGET;
  for (const hash of byImportance(entries)) {
    const file = files.get(hash);
    // The embedded Intercom gives its copies addresses of Intercom's hosts, at which nothing answers.
    const url = workspace.config.sandbox ? undefined : held.get(hash);
    const inline = file === undefined || file.size > Math.min(left, LARGEST) ? undefined : await inlined(file.file);
    if (inline !== undefined) left -= file?.size ?? 0;
    pictures.set(hash, {
      name: (file?.path ?? held.get(hash) ?? "").split("/").at(-1) ?? "",
      ...(file === undefined ? {} : { size: file.size }),
      ...(inline === undefined ? {} : { inline }),
      ...(url === undefined ? {} : { url }),
    });
  }
  return pictures;
}

async function inlined(file: string): Promise<Picture["inline"]> {
  const bytes = await readOptionalBytes(file);
  const facts = bytes === null ? undefined : measureImage(bytes);
  if (bytes === null || facts === undefined) return undefined;
  const { type, width, height } = facts;
  return { type: TYPES[type], base64: bytes.toString("base64"), width, height };
}

function byImportance(entries: readonly PageEntry[]): Set<string> {
  const pages = entries.flatMap((entry) => Object.values(entry.pages));
  const changed: string[] = [];
  const others: string[] = [];
  for (const { before, after } of pages) {
    const [was, is] = [hashesOf(before), hashesOf(after)];
    for (const hash of new Set([...is, ...was])) (was.has(hash) && is.has(hash) ? others : changed).push(hash);
  }
  return new Set([...changed, ...others]);
}

function hashesOf(text: PageSides["before"]): Set<string> {
  const addresses = text === undefined ? [] : imageAddresses(text.body);
  return new Set(addresses.flatMap((address) => /^helpsync-image:([0-9a-f]{64})$/u.exec(address)?.[1] ?? []));
}
