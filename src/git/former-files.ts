import { createHash } from "node:crypto";
import { userEnvironment } from "./environment.ts";
import { runGitProcess } from "./run-git.ts";

const TIMEOUT = 30_000;

/** What all files that are read may be together, in bytes: more are not looked for. */
const MOST = 50_000_000;

export interface FormerFiles {
  readonly commit: string;
  /** Patterns of their names, as git's pathspecs have them: `*.png`. */
  readonly names: readonly string[];
  /** sha256 of their bytes, hexadecimal. */
  readonly wanted: ReadonlySet<string>;
  /** Bytes; no larger file is read. */
  readonly largest: number;
}

/**
 * Files that a commit has and that a checkout has no more, or with other bytes, by the sha256 of their bytes. Nothing is
 * fetched: where the clone does not have the commit or a file, it is not found.
 * @param folder any folder of the checkout
 */
export async function formerFiles(folder: string, sought: FormerFiles): Promise<ReadonlyMap<string, Buffer>> {
  const blobs = await changedSince(folder, sought);
  const listed = await readGit(folder, ["cat-file", "--batch-check=%(objecttype) %(objectname) %(objectsize)"], blobs);
  let left = MOST;
  const small = (listed?.toString("utf8") ?? "").split("\n").flatMap((line) => {
    const [, blob, size = "0"] = /^blob (\w+) (\d+)$/u.exec(line) ?? [];
    if (blob === undefined || Number(size) > Math.min(sought.largest, left)) return [];
    left -= Number(size);
    return [blob];
  });
  const found = new Map<string, Buffer>();
  for (const bytes of contents((await readGit(folder, ["cat-file", "--batch=%(objectsize)"], small)) ?? Buffer.of())) {
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (sought.wanted.has(hash)) found.set(hash, bytes);
  }
  return found;
}

/** The blobs of the files that are not as that commit has them. */
async function changedSince(folder: string, { commit, names }: FormerFiles): Promise<readonly string[]> {
  const patterns = names.map((name) => `:(top,icase)${name}`);
  const options = ["--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--diff-filter=MDT"];
  const output = await readGit(folder, ["diff-index", ...options, "--end-of-options", commit, "--", ...patterns], []);
  const entries = (output?.toString("utf8") ?? "").split("\0");
  return entries.flatMap((entry) => /^:[0-7]+ [0-7]+ ([0-9a-f]+) /u.exec(entry)?.[1] ?? []);
}

/** What `git cat-file --batch` prints: the size of each file on a line, its bytes, a line's end. */
function* contents(output: Buffer): Generator<Buffer> {
  for (let at = 0; at < output.length;) {
    const begin = output.indexOf("\n", at) + 1;
    const end = begin + Number(output.toString("latin1", at, begin - 1));
    yield output.subarray(begin, end);
    at = end + 1;
  }
}

/** Null where git failed, or there is none. */
async function readGit(
  folder: string,
  parameters: readonly string[],
  lines: readonly string[],
): Promise<Buffer | null> {
  const env = { ...userEnvironment(process.env), GIT_NO_LAZY_FETCH: "1" };
  const input = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  try {
    const { code, output } = await runGitProcess(parameters, { folder, env, input, timeout: TIMEOUT });
    return code === 0 ? output : null;
  } catch {
    return null;
  }
}
