import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../../src/model/config.ts";
import type { Problem } from "../../src/model/problem.ts";
import { loadDesired, type Loaded } from "../../src/load.ts";

/** A GIF of one pixel; what is written behind its end makes each another file. */
const POINT = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
/** What one file was mended of may have hidden what is next to it. */
const ROUNDS = 12;

/**
 * Puts right what a slice of a real help center lacks: pictures that were left out, pages that links lead to. So all of
 * its text is content. Files with any other error are left out.
 * @param config of a copy that may be written
 * @returns the content, and the patterns of what was left out
 */
export async function mendCorpus(
  config: Config,
): Promise<{ readonly loaded: Loaded; readonly ignore: readonly string[] }> {
  let ignore = [...config.content.ignore];
  const pictures = new Map<string, string>();
  for (let round = 0; ; round += 1) {
    const now = { ...config, content: { ...config.content, ignore } };
    const loaded = await loadDesired(now, "2.16");
    const errors = loaded.problems.filter(({ severity }) => severity === "error");
    if (errors.length === 0) return { loaded, ignore };
    const left = round < ROUNDS ? await mended(errors, config, pictures) : errors;
    const files = new Set(left.map(({ place }) => place.file));
    const root = config.content.root === "." ? "" : `${config.content.root}/`;
    ignore = [...ignore, ...[...files].map((file) => globOf(file.slice(root.length)))];
  }
}

/** Mends what it can, a line at most once a round, and gives the rest. */
async function mended(
  errors: readonly Problem[],
  config: Config,
  pictures: Map<string, string>,
): Promise<readonly Problem[]> {
  const texts = new Map<string, string[]>();
  const touched = new Set<string>();
  const left: Problem[] = [];
  for (const error of errors) {
    const { file, line } = error.place;
    const lines = texts.get(file) ?? (await readFile(path.join(config.folder, file), "utf8")).split("\n");
    texts.set(file, lines);
    const [address] = /(?<=`)[^`]+(?=`)/u.exec(error.message) ?? [];
    const spellings = [`{useBaseUrl('${address?.slice(1) ?? ""}')}`, address ?? ""];
    const isHere = (text: string, index: number): boolean =>
      index >= line - 1 && spellings.some((spelling) => text.includes(spelling));
    const at = lines.findIndex(isHere);
    if (address === undefined || at === -1 || !/^(?:image|link)-/u.test(error.code)) {
      left.push(error);
      continue;
    }
    const place = `${file}:${String(at)}`;
    if (touched.has(place)) continue;
    touched.add(place);
    const other = error.code.startsWith("link-")
      ? "https://docs.example.com/elsewhere"
      : await pictureFor(address, error.place.file, config, pictures);
    const written = lines[at] ?? "";
    const spelling = spellings.find((one) => written.includes(one)) ?? "";
    lines[at] = written.replace(spelling, () => (spelling === address ? other : `"${other}"`));
  }
  for (const [file, lines] of texts) await writeFile(path.join(config.folder, file), lines.join("\n"));
  return left;
}

/** A picture of its own for each name, at the root of the content. */
async function pictureFor(
  address: string,
  from: string,
  { folder, content }: Config,
  pictures: Map<string, string>,
): Promise<string> {
  const name = pictures.get(address) ?? `picture-${String(pictures.size)}.gif`;
  const file = path.posix.join(content.root, "mended", name);
  if (!pictures.has(address)) {
    await mkdir(path.join(folder, content.root, "mended"), { recursive: true });
    await writeFile(path.join(folder, file), Buffer.concat([POINT, Buffer.from(name)]));
  }
  pictures.set(address, name);
  return path.posix.relative(path.posix.dirname(from), file);
}

function globOf(file: string): string {
  return file.replace(/[\\$^*+?()[\]{}!|@]/gu, "\\$&");
}
