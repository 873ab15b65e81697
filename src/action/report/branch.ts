import { createHash } from "node:crypto";
import type { ChangedFile } from "../../git/changed-files.ts";
import type { Commit, TreeFile } from "../../github/git-data.ts";
import type { GitHub } from "../../github/github.ts";
import type { ReportKey } from "./marker.ts";

/** Characters of text in one call, and how many files. */
const LARGEST_CALL = 1_000_000;
const MOST_FILES = 200;

/** The branch that the pulls of a workspace come on; what of a second config, under a name of its own. */
export function branchFor({ workspace, config }: ReportKey): string {
  const isUsual = config === "intercom.config.yaml";
  return `helpsync/pull-${workspace}${isUsual ? "" : `-${hash(config).slice(0, 8)}`}`;
}

/** A fingerprint of changes: of what files were and are. */
export function fingerprintOf(files: readonly ChangedFile[]): string {
  return hash(JSON.stringify(files.map(({ path, mode, before, blob }) => [path, mode, before, blob])));
}

/**
 * Stores a commit that is another with changed files in it. Its message says what is in it, so that
 * it is known again as long as nobody changed it.
 * @param parent the commit that the files are changed from
 */
export async function storeCommit(
  github: GitHub,
  key: ReportKey,
  parent: string,
  files: readonly ChangedFile[],
): Promise<string> {
  let { tree } = await github.readCommit(parent);
  for (const part of partsOf(files)) {
    const entries: TreeFile[] = [];
    for (const { path, mode, bytes } of part) {
      const what = isPlainText(bytes) ? { text: bytes.toString("utf8") } : { blob: await github.createBlob(bytes) };
      entries.push({ path, mode, ...what });
    }
    tree = await github.createTree(tree, entries);
  }
  const title = `Pull edits made in Intercom (${key.workspace})`;
  const trailers = [`Helpsync-Tree: ${tree}`, `Helpsync-Changes: ${fingerprintOf(files)}`];
  return github.createCommit({ message: `${title}\n\n${trailers.join("\n")}\n`, tree, parents: [parent] });
}

/** What helpsync put into a commit, as a fingerprint; undefined where it is not, or no longer, as helpsync made it. */
export function changesIn({ message, tree, parents }: Commit): string | undefined {
  const [, changes] = /^Helpsync-Changes: ([0-9a-f]{64})$/mu.exec(message) ?? [];
  return parents.length === 1 && message.includes(`\nHelpsync-Tree: ${tree}\n`) ? changes : undefined;
}

/** Texts go by themselves, many in one call: GitHub lets a minute have only some eighty calls that store something. */
function partsOf(files: readonly ChangedFile[]): ChangedFile[][] {
  const parts: ChangedFile[][] = [];
  let size = 0;
  for (const file of files) {
    const last = parts.at(-1);
    size += file.bytes.length;
    if (last === undefined || size > LARGEST_CALL || last.length === MOST_FILES) {
      parts.push([file]);
      size = file.bytes.length;
    } else {
      last.push(file);
    }
  }
  return parts;
}

/** Whether JSON brings the bytes as they are; an empty text could be taken for none. */
function isPlainText(bytes: Buffer): boolean {
  return bytes.length > 0 && !bytes.includes(0) && Buffer.from(bytes.toString("utf8")).equals(bytes);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
