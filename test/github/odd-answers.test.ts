import { afterEach, expect, it } from "vitest";
import { connectGitHub, type GitHub } from "../../src/github/github.ts";
import { Failure } from "../../src/model/failure.ts";
import { startGitHub, type StandIn } from "./stand-in.ts";

let standIn: StandIn | undefined;
afterEach(() => standIn?.close());

const ODD: readonly unknown[] = [null, "oops", 7, [null], { message: "hi" }, [{ id: "1", number: "1" }]];

const CALLS: Readonly<Record<string, (github: GitHub) => Promise<unknown>>> = {
  listComments: (github) => github.listComments(1),
  createComment: (github) => github.createComment(1, "A plan"),
  changedFiles: (github) => github.changedFiles(1),
  pullRequestsWith: (github) => github.pullRequestsWith("a".repeat(40)),
  readPullRequest: (github) => github.readPullRequest(1),
  pullRequestsFrom: (github) => github.pullRequestsFrom("words"),
  createPullRequest: (github) =>
    github.createPullRequest({ head: "words", base: "main", title: "t", body: "", stage: "ready" }),
  listIssues: (github) => github.listIssues("open"),
  createIssue: (github) => github.createIssue({ title: "t", body: "", label: "l" }),
  readBranch: (github) => github.readBranch("words"),
  readCommit: (github) => github.readCommit("a".repeat(40)),
  isOnBranch: (github) => github.isOnBranch("a".repeat(40), "main"),
  createBlob: (github) => github.createBlob(new Uint8Array()),
  createTree: (github) => github.createTree("a".repeat(40), []),
  createCommit: (github) => github.createCommit({ message: "m", tree: "a".repeat(40), parents: [] }),
};

it.each(Object.entries(CALLS))("%s says of an odd answer in plain words that it is one", async (_, call) => {
  let body: unknown;
  standIn = await startGitHub({ fault: () => ({ status: 200, body }) });
  const github = connectGitHub({ apiUrl: standIn.url, token: standIn.token, repository: standIn.repository });
  for (body of ODD) {
    const error: unknown = await call(github).then(
      (value) => value,
      (reason: unknown) => reason,
    );
    expect(error, JSON.stringify(body)).toBeInstanceOf(Failure);
    expect((error as Failure).message).toMatch(/^GitHub's answer at \/\S+ cannot be understood\.$/u);
  }
});
