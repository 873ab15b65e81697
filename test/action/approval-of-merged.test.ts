import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { approvalOfMerged, type MergedApproval } from "../../src/action/comment/after-merge.ts";
import { bodyText } from "../../src/action/comment/body.ts";
import { connectGitHub } from "../../src/github/github.ts";
import { startGitHub, type StandIn } from "../github/stand-in.ts";
import { addComment, addPull } from "../github/stand-in/world.ts";

const head = "a".repeat(40);
const merge = "c".repeat(40);
const place = {
  ...{ folder: "/x", root: "/x", configPath: "intercom.config.yaml", configFolder: "/x", workspace: "production" },
};
const run = {
  ...{ url: "https://github.invalid/run", reports: "/x", repository: "octo/help", apiUrl: "", commit: merge },
  number: { id: 9, attempt: 1 },
};

let github: StandIn;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(() => github.close());

/** A pull request that was merged into the commit of the run, with a comment as helpsync writes it, or none. */
function merged(comment?: { approval: string; of?: string }, login?: string): { body: string } {
  const pull = addPull(github, {
    title: "",
    body: "",
    head: { ref: "words", sha: head },
    base: { ref: "main", sha: "b" },
  });
  Object.assign(pull, { state: "closed", merged_at: "2026-01-01T00:00:00Z", merge_commit_sha: merge });
  if (comment === undefined) return { body: "" };
  const key = { workspace: "production", config: place.configPath, run: { id: 1, attempt: 1 } };
  const marker = { ...key, status: "planned" as const, head: comment.of ?? head, approval: comment.approval };
  const body = bodyText({ marker, note: "", rest: "One page goes." });
  return addComment(github, pull.number, { body, ...(login === undefined ? {} : { login }) });
}

function read(): Promise<MergedApproval> {
  const { url: apiUrl, token, repository } = github;
  return approvalOfMerged(null, { place, run, github: connectGitHub({ apiUrl, token, repository }) });
}

describe("what was approved of a merge", () => {
  it("is what the comments of all its pull requests show", async () => {
    merged({ approval: "a2.one" });
    merged({ approval: "a2.two" });
    expect(await read()).toEqual({ approved: ["a2.one", "a2.two"] });
  });

  it.each([
    ["there is no pull request", () => undefined, "No merged pull request holds commit"],
    ["it has no comment", () => merged(), "has no comment with a plan of production"],
    ["a person wrote the comment", () => merged({ approval: "a2.x" }, "mallory"), "has no comment with a plan"],
    ["the plan is of another commit", () => merged({ approval: "a2.x", of: "d".repeat(40) }), "ddddddd; aaaaaaa was"],
    [
      "somebody edited the comment",
      () => {
        const comment = merged({ approval: "a2.x" });
        comment.body = comment.body.replace("One page goes.", "Nothing goes.");
      },
      "was edited after helpsync had written it",
    ],
  ])("is nothing where %s, and the reason is there in case something would be written", async (_, arrange, why) => {
    arrange();
    const { approved, refusal } = await read();
    expect(approved).toEqual(["nothing"]);
    expect(refusal).toMatchObject({ outcome: "stopped", why: expect.stringContaining(why) as string });
  });
});
