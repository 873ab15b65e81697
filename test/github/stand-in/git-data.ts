import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { notFound, Refused, type Answer } from "./answer.ts";
import { git, gitLines } from "./git.ts";
import { checkBody, checkQuery, text, type Asked } from "./request.ts";
import type { World } from "./world.ts";

export async function readRef(world: World, asked: Asked): Promise<Answer> {
  const ref = `refs/${asked.parameters["ref"] ?? ""}`;
  const [sha] = await gitLines(world, ["rev-parse", "--verify", "--quiet", ref]);
  if (sha === undefined) throw notFound();
  return { status: 200, body: { ref, object: { sha, type: "commit" } } };
}

export async function createRef(world: World, asked: Asked): Promise<Answer> {
  checkBody(asked.body, { ref: "string", sha: "string" });
  const [ref, sha] = [text(asked.body, "ref"), text(asked.body, "sha")];
  if (!/^refs\/.+\/.+/u.test(ref)) throw new Refused(422, "Reference name must start with 'refs/'");
  await checkCommit(world, sha, "Object does not exist");
  if ((await git(world, ["rev-parse", "--verify", "--quiet", ref])) !== null) {
    throw new Refused(422, "Reference already exists");
  }
  if ((await git(world, ["update-ref", ref, sha])) === null) throw new Refused(422, `${ref} is not a valid ref name.`);
  return { status: 201, body: { ref, object: { sha, type: "commit" } } };
}

export async function updateRef(world: World, asked: Asked): Promise<Answer> {
  checkBody(asked.body, { sha: "string", force: "boolean?" });
  const ref = `refs/${asked.parameters["ref"] ?? ""}`;
  const sha = text(asked.body, "sha");
  const before = await git(world, ["rev-parse", "--verify", "--quiet", ref]);
  if (before === null) throw new Refused(422, "Reference does not exist");
  await checkCommit(world, sha, "Object does not exist");
  const isForward = (await git(world, ["merge-base", "--is-ancestor", before, sha])) !== null;
  if (!isForward && asked.body["force"] !== true) throw new Refused(422, "Update is not a fast forward");
  await git(world, ["update-ref", ref, sha]);
  return { status: 200, body: { ref, object: { sha, type: "commit" } } };
}

export async function deleteRef(world: World, asked: Asked): Promise<Answer> {
  const ref = `refs/${asked.parameters["ref"] ?? ""}`;
  if ((await git(world, ["rev-parse", "--verify", "--quiet", ref])) === null) {
    throw new Refused(422, "Reference does not exist");
  }
  await git(world, ["update-ref", "-d", ref]);
  for (const pull of world.pulls) if (`refs/heads/${pull.head.ref}` === ref) pull.state = "closed";
  return { status: 204 };
}

export async function createBlob(world: World, asked: Asked): Promise<Answer> {
  checkBody(asked.body, { content: "string", encoding: "string?" });
  const encoding = asked.body["encoding"] === "base64" ? "base64" : "utf8";
  const input = Buffer.from(text(asked.body, "content"), encoding);
  const sha = await git(world, ["hash-object", "-w", "--stdin"], { input });
  return { status: 201, body: { sha, url: "" } };
}

interface Entry {
  readonly path?: unknown;
  readonly mode?: unknown;
  readonly type?: unknown;
  readonly sha?: unknown;
  readonly content?: unknown;
}

export async function createTree(world: World, asked: Asked): Promise<Answer> {
  checkBody(asked.body, { tree: "objects", base_tree: "string?" });
  const base = asked.body["base_tree"];
  const folder = await mkdtemp(path.join(tmpdir(), "helpsync-tree-"));
  try {
    const env = { GIT_INDEX_FILE: path.join(folder, "index") };
    if (typeof base === "string" && (await git(world, ["read-tree", base], { env })) === null) throw notFound();
    const lines = await Promise.all((asked.body["tree"] as Entry[]).map((entry) => indexLine(world, entry)));
    const input = lines.map((line) => `${line}\0`).join("");
    const taken = await git(world, ["update-index", "-z", "--index-info"], { env, input });
    const sha = taken === null ? null : await git(world, ["write-tree"], { env });
    if (sha === null) throw new Refused(422, "GitRPC::BadObjectState");
    return { status: 201, body: { sha, tree: [], truncated: false } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function indexLine(world: World, { path: name, mode, type, sha, content, ...rest }: Entry): Promise<string> {
  const isPath = typeof name === "string" && name !== "" && !/^\/|(?:^|\/)\.{0,2}(?:\/|$)/u.test(name);
  if (!isPath) throw new Refused(422, "tree.path contains a malformed path component");
  const isKnown = type === "blob" && typeof mode === "string" && ["100644", "100755", "120000"].includes(mode);
  if (!isKnown || Object.keys(rest).length > 0) throw new Refused(422, "Must supply a valid tree.mode");
  if ((sha === undefined) === (content === undefined)) {
    throw new Refused(422, "Must supply either tree.sha or tree.content");
  }
  if (typeof content === "string") {
    return `${mode} ${String(await git(world, ["hash-object", "-w", "--stdin"], { input: content }))}\t${name}`;
  }
  if (sha === null) return `0 ${"0".repeat(40)}\t${name}`;
  if (typeof sha !== "string" || (await git(world, ["cat-file", "-t", sha])) !== "blob") {
    throw new Refused(422, "tree.sha is not a valid blob");
  }
  return `${mode} ${sha}\t${name}`;
}

export async function createCommit(world: World, asked: Asked): Promise<Answer> {
  checkBody(asked.body, { message: "string", tree: "string", parents: "strings?" });
  const tree = text(asked.body, "tree");
  if ((await git(world, ["cat-file", "-t", tree])) !== "tree") throw new Refused(422, "Tree SHA does not exist");
  const parents = (asked.body["parents"] ?? []) as string[];
  for (const sha of parents) await checkCommit(world, sha, "Parent SHA does not exist or is not a commit object");
  const from = parents.flatMap((parent) => ["-p", parent]);
  const sha = await git(world, ["commit-tree", tree, ...from, "-F", "-"], { input: text(asked.body, "message") });
  return { status: 201, body: await commitNamed(world, sha ?? "") };
}

export async function readCommit(world: World, asked: Asked): Promise<Answer> {
  return { status: 200, body: await commitNamed(world, asked.parameters["sha"] ?? "") };
}

async function commitNamed(world: World, sha: string): Promise<Record<string, unknown>> {
  const shown = await git(world, ["show", "-s", "--format=%T%n%P%n%B", `${sha}^{commit}`]);
  if (shown === null) throw notFound();
  const [tree = "", parents = "", ...message] = shown.split("\n");
  const shas = parents.split(" ").filter((parent) => parent !== "");
  return {
    sha,
    tree: { sha: tree },
    parents: shas.map((parent) => ({ sha: parent })),
    message: message.join("\n").trimEnd(),
  };
}

export async function compare(world: World, asked: Asked): Promise<Answer> {
  checkQuery(asked.query, []);
  const [base = "", head = ""] = (asked.parameters["range"] ?? "").split("...");
  const [counts] = await gitLines(world, ["rev-list", "--left-right", "--count", `${base}...${head}`]);
  if (counts === undefined) throw notFound();
  const [behind = 0, ahead = 0] = counts.split("\t").map(Number);
  const status = ahead === 0 ? (behind === 0 ? "identical" : "behind") : behind === 0 ? "ahead" : "diverged";
  return { status: 200, body: { status, ahead_by: ahead, behind_by: behind, commits: [], files: [] } };
}

async function checkCommit(world: World, sha: string, message: string): Promise<void> {
  if ((await git(world, ["cat-file", "-t", sha])) !== "commit") throw new Refused(422, message);
}
