import path from "node:path";
import { Failure } from "../model/failure.ts";
import { userEnvironment } from "./environment.ts";
import { runGitProcess } from "./run-git.ts";
import { deleteTemporaryFolder, makeTemporaryFolder } from "./temporary-folder.ts";

/** A file of the working tree that differs from HEAD, as a commit would hold it. */
export interface ChangedFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly mode: "100644" | "100755" | "120000";
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
}

/** Where git runs, and with which environment. */
interface Surroundings {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

const TIMEOUT = 120_000;

/**
 * The files in a folder that are new or changed since HEAD; those that are gone are none of them. Works in an index of
 * its own: the checkout gets no object, and its index stays as it is.
 * @param folder absolute
 * @param temporary a folder for temporary files
 * @throws Failure outside a checkout, and before its first commit
 */
export async function readChangedFiles(
  folder: string,
  env: NodeJS.ProcessEnv,
  temporary: string,
): Promise<ChangedFiles> {
  const plain = { folder, env: userEnvironment(env) };
  const head = lineOf(await git(["rev-parse", "--verify", "HEAD"], plain));
  const status = ["--literal-pathspecs", "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"];
  // An entry is two letters, a space, and the path; one that ends with `/` is another repository.
  const entries = split(await git([...status, "--", "."], plain));
  const paths = entries.filter((entry) => !/^(?:D|.D)|\/$/u.test(entry)).map((entry) => entry.slice(3));
  if (paths.length === 0) return { head, files: [] };
  const own = makeTemporaryFolder(path.join(temporary, "helpsync-index-"));
  try {
    const objects = path.resolve(folder, lineOf(await git(["rev-parse", "--git-path", "objects"], plain)));
    const apart = {
      folder: lineOf(await git(["rev-parse", "--show-toplevel"], plain)),
      env: {
        ...plain.env,
        GIT_INDEX_FILE: path.join(own, "index"),
        GIT_OBJECT_DIRECTORY: own,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
      },
    };
    await git(["read-tree", head], apart);
    await git(["update-index", "--add", "-z", "--stdin"], apart, paths.map((name) => `${name}\0`).join(""));
    return { head, files: await withBytes(await changesSince(head, apart), apart) };
  } finally {
    await deleteTemporaryFolder(own);
  }
}

type Change = Omit<ChangedFile, "bytes">;

/** The entries of `git diff-index`: a line of modes, ids and the kind of change, then the path. */
async function changesSince(head: string, apart: Surroundings): Promise<Change[]> {
  const parts = split(await git(["diff-index", "--cached", "--no-renames", "-z", head], apart));
  return parts.flatMap((about, index) => {
    const [, was, mode, before = "", blob = ""] = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [AMT]$/u.exec(about) ?? [];
    if (mode !== "100644" && mode !== "100755" && mode !== "120000") return [];
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
