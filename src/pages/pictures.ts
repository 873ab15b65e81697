import { imageAddresses } from "../dialect/image-addresses.ts";
import { readOptionalBytes } from "../disk/new-file.ts";
import { formerFiles } from "../git/former-files.ts";
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

/** The names that pictures' files have, as git's patterns; they cover `TYPES`. */
const NAMES = ["png", "apng", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico"].map((type) => `*.${type}`);

/**
 * The pictures that pages name by their hash. As many as the budget holds come with their bytes: first those that are
 * new to their page or go from it, then the others. Those that content has no more are taken from git, where it has them.
 */
export async function picturesOf(
  entries: readonly PageEntry[],
  opened: Opened,
  planned: Planned,
): Promise<ReadonlyMap<string, Picture>> {
  const { tree } = opened.loaded;
  const files = new Map([...tree.assets.values(), ...tree.rootAssets.values()].map((file) => [file.hash, file]));
  const held = new Map([...planned.state.resources.values()].flatMap(({ images = {} }) => Object.entries(images)));
  const pictures = new Map<string, Picture>();
  const hashes = byImportance(entries);
  const former = await formerPictures(new Set([...hashes].filter((hash) => !files.has(hash))), opened, planned);
  let left = BUDGET;
  for (const hash of hashes) {
    const file = files.get(hash);
    const size = file?.size ?? former.get(hash)?.length;
    // The embedded Intercom gives its copies addresses of Intercom's hosts, at which nothing answers.
    const url = opened.workspace.config.sandbox ? undefined : held.get(hash);
    const isSmall = size !== undefined && size <= Math.min(left, LARGEST);
    const bytes = isSmall
      ? (former.get(hash) ?? (file === undefined ? null : await readOptionalBytes(file.file)))
      : null;
    const inline = bytes === null ? undefined : inlined(bytes);
    if (inline !== undefined) left -= size ?? 0;
    pictures.set(hash, {
      name: (file?.path ?? held.get(hash) ?? "").split("/").at(-1) ?? "",
      ...(size === undefined ? {} : { size }),
      ...(inline === undefined ? {} : { inline }),
      ...(url === undefined ? {} : { url }),
    });
  }
  return pictures;
}

/** What git has of them: at the commit that was last applied, at the one that a pull request adds to, and at HEAD. */
async function formerPictures(
  sought: ReadonlySet<string>,
  { config }: Opened,
  { state, plan, git }: Planned,
): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const commit of new Set([state.commit, plan.proposal?.since ?? null, git.commit])) {
    const wanted = new Set([...sought].filter((hash) => !found.has(hash)));
    if (commit === null || wanted.size === 0) continue;
    const files = await formerFiles(config.folder, { commit, names: NAMES, wanted, largest: LARGEST });
    for (const [hash, bytes] of files) found.set(hash, bytes);
  }
  return found;
}

function inlined(bytes: Buffer): Picture["inline"] {
  const facts = measureImage(bytes);
  if (facts === undefined) return undefined;
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
