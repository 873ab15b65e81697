import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** JSON as GitHub answers it. */
export type Json = Record<string, unknown>;

interface Numbered extends Json {
  number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  user: Json;
}

export interface StoredIssue extends Numbered {
  state_reason: string | null;
  labels: Json[];
}

export interface StoredComment extends Json {
  id: number;
  body: string;
  user: Json;
}

export interface StoredPull extends Numbered {
  draft: boolean;
  merged_at: string | null;
  head: { ref: string; sha: string; label: string; repo: Json | null };
  base: { ref: string; sha: string; label: string; repo: Json | null };
}

/** What is stored on GitHub. Tests read it, and act on it as other people do. */
export interface World {
  readonly repository: string;
  /** A bare repository. */
  readonly git: string | undefined;
  readonly issues: StoredIssue[];
  readonly pulls: StoredPull[];
  /** By the number of the issue or pull request. */
  readonly comments: Map<number, StoredComment[]>;
  /** Paths that a pull request changes, where git does not say it. */
  readonly changed: Map<number, readonly string[]>;
  readonly labels: Set<string>;
  /** By their id: `status` and `run_attempt`. */
  readonly runs: Map<number, Json>;
  readonly settings: Settings;
  /** Whom the token belongs to; the app of workflows where it is null. */
  readonly account: string | null;
  next: number;
}

/** What the owners of a repository can switch off. */
export interface Settings {
  issues: "on" | "off";
  drafts: "on" | "off";
  /** Whether workflows may open pull requests. */
  pullRequestsOfWorkflows: "on" | "off";
}

interface Example {
  readonly name: string;
  readonly examples: readonly Json[];
}

const require = createRequire(import.meta.url);
const file = require.resolve("@octokit/webhooks-examples");
let examples: readonly Example[] | undefined;

/** An object as GitHub sends it in webhooks, anew each time. */
function example(event: string, name: string): Json {
  examples ??= JSON.parse(readFileSync(file, "utf8")) as readonly Example[];
  const found = examples.find((one) => one.name === event)?.examples.find((one) => one[name] !== undefined)?.[name];
  if (found === undefined) throw new Error(`There is no ${name} in the examples of ${event}.`);
  return structuredClone(found) as Json;
}

const APP = { id: 15368, slug: "github-actions", name: "GitHub Actions" };

/** A person, or the app of workflows. */
function userNamed(login: string): Json {
  const type = login.endsWith("[bot]") ? "Bot" : "User";
  return { ...(example("issues", "issue")["user"] as Json), login, type, html_url: `https://github.com/${login}` };
}

/** Who writes with the token. */
function writer({ account }: World): { user: Json; performed_via_github_app: Json | null } {
  if (account !== null) return { user: userNamed(account), performed_via_github_app: null };
  return { user: userNamed("github-actions[bot]"), performed_via_github_app: APP };
}

/** Issues and pull requests share their numbers. */
function nextNumber(world: World): number {
  world.next += 1;
  return world.next;
}

/** Stores an issue as its author made it. */
export function addIssue(world: World, issue: { title: string; body: string; login?: string }): StoredIssue {
  const number = nextNumber(world);
  const by = issue.login === undefined ? writer(world) : { user: userNamed(issue.login) };
  const stored = {
    ...example("issues", "issue"),
    ...{ performed_via_github_app: null, ...by },
    ...{ number, title: issue.title, body: issue.body, state: "open" as const, state_reason: null, labels: [] },
    html_url: `https://github.com/${world.repository}/issues/${String(number)}`,
  };
  world.issues.push(stored);
  return stored;
}

/** Stores a comment of an issue or a pull request. */
export function addComment(world: World, issue: number, comment: { body: string; login?: string }): StoredComment {
  const by = comment.login === undefined ? writer(world) : { user: userNamed(comment.login) };
  const id = 1000 + nextNumber(world);
  const stored = {
    ...example("issue_comment", "comment"),
    ...{ performed_via_github_app: null, ...by, id, body: comment.body },
    html_url: `https://github.com/${world.repository}/issues/${String(issue)}#issuecomment-${String(id)}`,
  };
  world.comments.set(issue, [...(world.comments.get(issue) ?? []), stored]);
  return stored;
}

interface PullParts {
  readonly title: string;
  readonly body: string;
  readonly login?: string;
  /** A branch and the commit that it stands at. */
  readonly head: { ref: string; sha: string };
  readonly base: { ref: string; sha: string };
  /** `owner/name` of a fork; this repository where not given, null for a fork that was deleted. */
  readonly from?: string | null;
  readonly draft?: boolean;
}

/** Stores a pull request. */
export function addPull(world: World, pull: PullParts): StoredPull {
  const number = nextNumber(world);
  const by = pull.login === undefined ? writer(world) : { user: userNamed(pull.login) };
  const from = pull.from === undefined ? world.repository : pull.from;
  const own = { full_name: world.repository };
  const stored = {
    ...example("pull_request", "pull_request"),
    ...{ ...by, number, title: pull.title, body: pull.body, draft: pull.draft ?? false },
    ...{ state: "open" as const, merged_at: null, merge_commit_sha: null },
    head: {
      ...pull.head,
      label: `${(from ?? "ghost").split("/")[0] ?? ""}:${pull.head.ref}`,
      repo: from === null ? null : { full_name: from },
    },
    base: { ...pull.base, label: `${world.repository.split("/")[0] ?? ""}:${pull.base.ref}`, repo: own },
    html_url: `https://github.com/${world.repository}/pull/${String(number)}`,
  };
  world.pulls.push(stored);
  return stored;
}
