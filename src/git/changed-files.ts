import { realpath } from "node:fs/promises";
import path from "node:path";
import { Failure } from "../model/failure.ts";
import { userEnvironment } from "./environment.ts";
import { runGitProcess } from "./run-git.ts";
import { deleteTemporaryFolder, makeTemporaryFolder } from "./temporary-folder.ts";

/** A file of the working tree that differs from HEAD, as a commit would hold it. */
export interface ChangedFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly mode: "100644" | "100755";
  /** The ids of its blobs, now and at HEAD; null for a new file. */
  readonly blob: string;
  readonly before: string | null;
  /** As git stores them: with the line ends that the repository's attributes say. */
  readonly bytes: Buffer;
}

export interface ChangedFiles {
  /** The commit that the checkout stands at. */
  readonly head: string;
  readonly files: readonly ChangedFile[];
  /** What is new or changed besides, from the root of the repository. */
  readonly others: readonly string[];
}

/** What is looked for. */
export interface ChangedFilesSearch {
  /** The folder that is looked into, absolute. */
  readonly folder: string;
  /** The files that count, absolute. */
  readonly written: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** A folder for temporary files. */
  readonly temporary: string;
}

/** Where git runs, and with which environment. */
interface Surroundings {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

const TIMEOUT = 120_000;

/**
 * Those of the files that somebody wrote into a folder that are new or changed since HEAD; git does not see those that it
 * ignores. Works in an index of its own: the checkout gets no object, and its index stays as it is.
 * @throws Failure outside a checkout, and before its first commit
 */
export async function readChangedFiles(search: ChangedFilesSearch): Promise<ChangedFiles> {
  const { folder, written, env, temporary } = search;
  const plain = { folder, env: userEnvironment(env) };
  const head = lineOf(await git(["rev-parse", "--verify", "HEAD"], plain));
  const status = ["--literal-pathspecs", "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"];
  // An entry is two letters, a space, and the path; one that ends with `/` is another repository.
  const entries = split(await git([...status, "--", "."], plain));
  const changed = entries.filter((entry) => !/^(?:D|.D)|\/$/u.test(entry)).map((entry) => entry.slice(3));
  if (changed.length === 0) return { head, files: [], others: [] };
  const root = lineOf(await git(["rev-parse", "--show-toplevel"], plain));
  const own = await pathsBelow(root, written);
  const paths = changed.filter((name) => own.has(name.normalize("NFC")));
  const others = changed.filter((name) => !own.has(name.normalize("NFC")));
  if (paths.length === 0) return { head, files: [], others };
  const apartFolder = makeTemporaryFolder(path.join(temporary, "helpsync-index-"));
  try {
    const objects = path.resolve(folder, lineOf(await git(["rev-parse", "--git-path", "objects"], plain)));
    const apart = {
      folder: root,
      env: {
        ...plain.env,
        GIT_INDEX_FILE: path.join(apartFolder, "index"),
        GIT_OBJECT_DIRECTORY: apartFolder,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
      },
    };
    await git(["read-tree", head], apart);
    await git(["update-index", "--add", "-z", "--stdin"], apart, paths.map((name) => `${name}\0`).join(""));
    return { head, files: await withBytes(await changesSince(head, apart), apart), others };
  } finally {
    await deleteTemporaryFolder(apartFolder);
  }
}

/** Files as git names them, however symbolic links and the disk's spelling led to them; NFC. */
async function pathsBelow(root: string, files: readonly string[]): Promise<ReadonlySet<string>> {
  const real = await realpath(root);
  const paths = new Set<string>();
  for (const file of files) {
    const way = path.relative(real, path.join(await realpath(path.dirname(file)), path.basename(file)));
    paths.add(way.split(path.sep).join("/").normalize("NFC"));
  }
  return paths;
}

type Change = Omit<ChangedFile, "bytes">;

/** The entries of `git diff-index`: a line of modes, ids and the kind of change, then the path. */
async function changesSince(head: string, apart: Surroundings): Promise<Change[]> {
  const parts = split(await git(["diff-index", "--cached", "--no-renames", "-z", head], apart));
  return parts.flatMap((about, index) => {
    const [, was, mode, before = "", blob = ""] = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [AMT]$/u.exec(about) ?? [];
    if (mode !== "100644" && mode !== "100755") return [];
    return [{ path: parts[index + 1] ?? "", mode, blob, before: was === "000000" ? null : before }];
  });
}

async function withBytes(changes: readonly Change[], apart: Surroundings): Promise<ChangedFile[]> {
  const input = changes.map(({ blob }) => `${blob}\n`).join("");
  const output = await git(["cat-file", "--batch"], apart, input);
  let at = 0;
  return changes.map((change) => {
    // Each object is a line with its id, type and size, then its bytes and a line break.
    const start = output.indexOf("\n", at) + 1;
    const size = Number(/ (\d+)$/u.exec(output.toString("utf8", at, start - 1))?.[1]);
    at = start + size + 1;
    return { ...change, bytes: output.subarray(start, start + size) };
  });
}

async function git(parameters: readonly string[], { folder, env }: Surroundings, input = ""): Promise<Buffer> {
  const call = { folder, env, timeout: TIMEOUT, input: Buffer.from(input) };
  const { code, output, said } = await runGitProcess(parameters, call);
  if (code === 0) return output;
  throw new Failure({
    what: "git cannot tell which files of the content changed.",
    why: said,
    next: "Let actions/checkout run before, and keep the content in that repository.",
  });
}

function split(output: Buffer): string[] {
  return output
    .toString("utf8")
    .split("\0")
    .filter((part) => part !== "");
}

function lineOf(output: Buffer): string {
  return output.toString("utf8").replace(/\r?\n$/u, "");
}
