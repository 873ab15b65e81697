import { invalid, notFound, Refused, type Answer } from "./answer.ts";
import { branchHead, gitLines } from "./git.ts";
import { checkLengths } from "./issues.ts";
import { checkBody, checkQuery, numberIn, text, type Asked } from "./request.ts";
import { addPull, type StoredPull, type World } from "./world.ts";

export async function listPulls(world: World, asked: Asked): Promise<Answer> {
  checkQuery(asked.query, ["state", "head", "base", "sort", "direction"]);
  const state = asked.query.get("state") ?? "open";
  const [head, base] = [asked.query.get("head"), asked.query.get("base")];
  const found = world.pulls.filter(
    (pull) =>
      (state === "all" || pull.state === state) &&
      (head === null || pull.head.label === head) &&
      (base === null || pull.base.ref === base),
  );
  const isRising = (asked.query.get("direction") ?? (asked.query.get("sort") === null ? "desc" : "asc")) === "asc";
  found.sort((left, right) => (isRising ? 1 : -1) * (left.number - right.number));
  return { status: 200, body: await Promise.all(found.map((pull) => current(world, pull))) };
}

export async function readPull(world: World, asked: Asked): Promise<Answer> {
  const pull = pullNumbered(world, asked);
  return { status: 200, body: { ...(await current(world, pull)), merged: pull.merged_at !== null } };
}

export async function createPull(world: World, asked: Asked): Promise<Answer> {
  if (world.settings.pullRequestsOfWorkflows === "off" && world.account === null) {
    throw new Refused(403, "GitHub Actions is not permitted to create or approve pull requests.");
  }
  checkBody(asked.body, { title: "string", head: "string", base: "string", body: "string?", draft: "boolean?" });
  checkLengths("PullRequest", asked.body);
  const [head, base] = [text(asked.body, "head"), text(asked.body, "base")];
  const draft = asked.body["draft"] === true;
  if (draft && world.settings.drafts === "off") {
    throw new Refused(422, "Draft pull requests are not supported in this repository.");
  }
  const [headSha, baseSha] = [await branchHead(world, head), await branchHead(world, base)];
  if (headSha === null) throw invalidField("head");
  if (baseSha === null) throw invalidField("base");
  if (world.pulls.some((one) => one.state === "open" && one.head.ref === head && one.base.ref === base)) {
    throw sayingOnly(`A pull request already exists for ${world.repository.split("/")[0] ?? ""}:${head}.`);
  }
  if ((await gitLines(world, ["rev-list", "--max-count=1", `${baseSha}..${headSha}`])).length === 0) {
    throw sayingOnly(`No commits between ${base} and ${head}`);
  }
  const pull = addPull(world, {
    ...{ title: text(asked.body, "title"), body: text(asked.body, "body"), draft },
    ...{ head: { ref: head, sha: headSha }, base: { ref: base, sha: baseSha } },
  });
  return { status: 201, body: pull };
}

export async function updatePull(world: World, asked: Asked): Promise<Answer> {
  const pull = pullNumbered(world, asked);
  checkBody(asked.body, { title: "string?", body: "string?", state: "string?", base: "string?" });
  checkLengths("PullRequest", asked.body);
  const { title, body, state, base } = asked.body;
  if (state !== undefined && state !== "open" && state !== "closed")
    throw invalid("PullRequest", "state", "state is invalid");
  if (state === "open" && pull.state === "closed") {
    if (pull.merged_at !== null)
      throw invalid("PullRequest", "state", "state cannot be changed. The pull request is merged.");
    const head = await branchHead(world, pull.head.ref);
    if (head !== pull.head.sha) {
      const why = head === null ? "branch has been deleted" : "branch was force-pushed or recreated";
      throw invalid("PullRequest", "state", `state cannot be changed. The ${pull.head.ref} ${why}.`);
    }
  }
  if (typeof base === "string") {
    if ((await branchHead(world, base)) === null) throw invalidField("base");
    pull.base.ref = base;
  }
  if (typeof title === "string") pull.title = title;
  if (typeof body === "string") pull.body = body;
  if (state !== undefined) pull.state = state;
  return { status: 200, body: await current(world, pull) };
}

export async function listFiles(world: World, asked: Asked): Promise<Answer> {
  checkQuery(asked.query, []);
  const pull = pullNumbered(world, asked);
  const named = world.changed.get(pull.number);
  const { head, base } = await current(world, pull);
  const range = `${base.sha}...${head.sha}`;
  const files = named ?? (await gitLines(world, ["-c", "core.quotePath=false", "diff", "--name-only", "-M", range]));
  return { status: 200, body: files.map((filename) => ({ filename, status: "modified", sha: head.sha, changes: 1 })) };
}

export async function pullsWith(world: World, asked: Asked): Promise<Answer> {
  checkQuery(asked.query, []);
  const commit = asked.parameters["sha"] ?? "";
  if (world.git !== undefined && (await gitLines(world, ["cat-file", "-t", commit])).length === 0) {
    throw new Refused(422, `No commit found for SHA: ${commit}`);
  }
  const holding = world.pulls.filter(({ head, merge_commit_sha: merge }) => head.sha === commit || merge === commit);
  return { status: 200, body: holding };
}

/** A pull request as it stands now: while it is open it follows its branches. */
async function current(world: World, pull: StoredPull): Promise<StoredPull> {
  if (pull.state === "open" && pull.head.repo?.["full_name"] === world.repository) {
    pull.head.sha = (await branchHead(world, pull.head.ref)) ?? pull.head.sha;
    pull.base.sha = (await branchHead(world, pull.base.ref)) ?? pull.base.sha;
  }
  return pull;
}

function pullNumbered(world: World, asked: Asked): StoredPull {
  const number = numberIn(asked, "number");
  const pull = world.pulls.find((one) => one.number === number);
  if (pull === undefined) throw notFound();
  return pull;
}

function invalidField(field: string): Refused {
  return new Refused(422, "Validation Failed", { errors: [{ resource: "PullRequest", field, code: "invalid" }] });
}

function sayingOnly(message: string): Refused {
  return new Refused(422, "Validation Failed", { errors: [{ resource: "PullRequest", code: "custom", message }] });
}
