import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { connectGitHub, type GitHub } from "../../src/github/github.ts";
import { Failure } from "../../src/model/failure.ts";
import { startGitHub, type StandIn, type StandInOptions } from "./stand-in.ts";
import { addComment, addIssue, addPull } from "./stand-in/world.ts";

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((standIn) => standIn.close()));
});

const head = { ref: "words", sha: "a".repeat(40) };
const base = { ref: "main", sha: "b".repeat(40) };

async function start(options: StandInOptions = {}): Promise<{ standIn: StandIn; github: GitHub; waits: number[] }> {
  const standIn = await startGitHub(options);
  open.push(standIn);
  const waits: number[] = [];
  const github = connect(standIn, waits);
  return { standIn, github, waits };
}

function connect({ url, token, repository }: StandIn, waits: number[] = [], more: { token?: string } = {}): GitHub {
  const wait = (duration: number): Promise<void> => {
    waits.push(duration);
    return Promise.resolve();
  };
  return connectGitHub({ apiUrl: url, token, repository, wait, timeout: 2000, ...more });
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw new Error(`This is no Failure: ${String(error)}`, { cause: error });
}

describe("what is asked of GitHub", () => {
  it("lists all pages of comments, oldest first, and says who wrote them", async () => {
    const { standIn, github } = await start({ pageSize: 2 });
    const { number } = addIssue(standIn, { title: "An issue", body: "", login: "ana" });
    for (const body of ["one", "two", "three", "four", "five"]) addComment(standIn, number, { body, login: "ana" });
    const made = await github.createComment(number, "six, of the app");
    await github.updateComment(made.id, "six");

    const comments = await github.listComments(number);
    expect(comments.map(({ body }) => body)).toEqual(["one", "two", "three", "four", "five", "six"]);
    expect(comments.map(({ author }) => author.isBot)).toEqual([false, false, false, false, false, true]);
    expect(comments[0]?.author.login).toBe("ana");
    expect(standIn.requests.filter(({ method }) => method === "GET")).toHaveLength(3);
  });

  it("reads pull requests: their files, those that hold a commit, one of a fork that was deleted", async () => {
    const { standIn, github } = await start({ pageSize: 2 });
    const { number } = addPull(standIn, { title: "Words", body: "", head, base, from: null });
    standIn.changed.set(number, ["content/a.md", "content/b.md", "content/c.md"]);

    expect(await github.changedFiles(number)).toEqual(["content/a.md", "content/b.md", "content/c.md"]);
    const [found] = await github.pullRequestsWith(head.sha);
    expect(found).toEqual(await github.readPullRequest(number));
    expect(found).toMatchObject({ number, state: "open", isMerged: false, head: { ...head, repository: null }, base });
  });

  it("makes, changes, closes and lists issues; pull requests are none", async () => {
    const { standIn, github } = await start();
    addPull(standIn, { title: "Words", body: "", head, base });
    const { number } = await github.createIssue({ title: "Edited", body: "Words", label: "helpsync" });
    await github.updateIssue(number, { title: "Edited again" });

    expect(await github.listIssues("open")).toMatchObject([{ number, title: "Edited again", body: "Words" }]);
    await github.updateIssue(number, { state: "closed" });
    expect(await github.listIssues("closed", "helpsync")).toMatchObject([{ number, stateReason: "completed" }]);
    expect(await github.listIssues("closed", "another")).toEqual([]);
    expect(await github.listIssues("open")).toEqual([]);
  });

  it("knows under which login its token writes: a workflow's own, that of another app, that of a person", async () => {
    const { standIn, github } = await start();
    expect(await github.readLogin()).toBe("github-actions[bot]");
    expect(await github.readLogin()).toBe("github-actions[bot]");
    expect(standIn.requests).toHaveLength(1);
    expect(await (await start({ account: "deployer[bot]" })).github.readLogin()).toBe("deployer[bot]");
    expect(await (await start({ account: "ana" })).github.readLogin()).toBe("ana");
  });

  it("takes its login for the workflow's own where GitHub does not tell it", async () => {
    for (const body of [{ errors: [{ message: "No" }] }, { data: null }, null, "words"]) {
      expect(await (await start({ fault: () => ({ status: 200, body }) })).github.readLogin()).toBe(
        "github-actions[bot]",
      );
    }
    const refused = { status: 403, body: { message: "Resource not accessible by integration" } };
    expect(await (await start({ fault: () => refused })).github.readLogin()).toBe("github-actions[bot]");
  });
});

describe("what GitHub refuses", () => {
  it("names the permission that the workflow lacks", async () => {
    const { standIn, github } = await start({ permissions: { "pull-requests": "read" } });
    const { number } = addPull(standIn, { title: "Words", body: "", head, base });

    const comment = await failureOf(github.createComment(number, "A plan"));
    expect(comment.message).toContain("Resource not accessible by integration");
    expect(comment.next).toContain("`pull-requests: write`");
    expect((await failureOf(github.createIssue({ title: "t", body: "b", label: "l" }))).next).toContain(
      "`issues: write`",
    );
    expect((await failureOf(github.createBranch("b", head.sha))).next).toContain("`contents: write`");
  });

  it("says what to do with a wrong token, a missing one, an unknown repository and issues that are off", async () => {
    const { standIn, github } = await start({ settings: { issues: "off" } });
    const secret = "ghp_another1234567890";
    const wrong = await failureOf(connect(standIn, [], { token: secret }).listComments(1));
    expect(wrong.message).toContain("401: Bad credentials");
    expect(JSON.stringify([wrong.message, wrong.why, wrong.next, wrong.stack])).not.toContain(secret);
    expect(() => connect(standIn, [], { token: " " })).toThrow("There is no token");
    expect(() => connect(standIn, [], { token: "a b" })).toThrow("is not one");
    const elsewhere = connect({ ...standIn, repository: "octo/other" });
    expect((await failureOf(elsewhere.readPullRequest(1))).why).toContain("It is not there");
    expect((await failureOf(github.listIssues("open"))).why).toContain("switched off");
  });

  it("gives GitHub's words for a body that is too long, without the token in them", async () => {
    const { standIn, github } = await start();
    const { number } = addIssue(standIn, { title: "An issue", body: "" });
    expect((await failureOf(github.createComment(number, "x".repeat(65_537)))).message).toContain(
      "body is too long (maximum is 65536 characters)",
    );
    standIn.fault = () => ({ status: 422, body: { message: `No ${standIn.token}`, errors: ["title is bad"] } });
    expect((await failureOf(github.createComment(number, "x"))).message).toContain("No [token]; title is bad");
  });
});

describe("trouble on the way", () => {
  it("repeats what may be repeated, and a create only where it surely did not take place", async () => {
    const { standIn, github, waits } = await start();
    const { number } = addIssue(standIn, { title: "An issue", body: "" });
    const faults = ["hang up", { status: 502, body: {} }, "hang up"] as const;
    let strikes = 0;
    standIn.fault = () => faults[strikes++];
    expect(await github.listComments(number)).toEqual([]);
    expect(waits).toEqual([500, 1000, 2000]);

    standIn.fault = () => "lose answer";
    const lost = await failureOf(github.createComment(number, "once"));
    expect(lost.done).toContain("is not known");
    expect(standIn.comments.get(number)).toHaveLength(1);
    standIn.fault = () => ({ status: 503, body: { message: "Unicorn" } });
    expect((await failureOf(github.createComment(number, "never"))).why).toContain("trouble of its own");
    expect(standIn.requests.filter(({ method }) => method === "POST")).toHaveLength(2);

    await standIn.close();
    const before = waits.length;
    expect((await failureOf(github.createComment(number, "nobody"))).done).toContain("changed nothing");
    expect(waits.length - before).toBe(3);
  });

  it("waits for rate limits as long as they say, up to two minutes", async () => {
    const { standIn, github, waits } = await start();
    const { number } = addIssue(standIn, { title: "An issue", body: "" });
    const message = "You have exceeded a secondary rate limit";
    const answers = [
      { status: 403, body: { message }, headers: { "retry-after": "7" } },
      { status: 429, body: { message }, headers: { "retry-after": "3" } },
      { status: 403, body: { message } },
    ];
    standIn.fault = () => answers.shift();
    await github.createComment(number, "in the end");
    expect(waits).toEqual([7000, 3000, 60_000]);
    expect(standIn.comments.get(number)).toHaveLength(1);

    const reset = String(Math.round(Date.now() / 1000) + 1800);
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
    standIn.fault = () => ({ status: 403, body: { message: "API rate limit exceeded" }, headers });
    expect((await failureOf(github.listComments(number))).why).toContain("Too many calls");
    expect(waits).toHaveLength(3);
  });

  it("sends the token nowhere else: not after a redirect, not to the next page", async () => {
    const { standIn, github } = await start();
    const { number } = addIssue(standIn, { title: "An issue", body: "" });
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end("[]");
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const elsewhere = `http://127.0.0.1:${String((other.address() as AddressInfo).port)}/api/v3/x`;

    standIn.fault = () => ({ status: 301, body: {}, headers: { location: elsewhere } });
    expect((await failureOf(github.listComments(number))).message).toContain("the token is not sent there");
    standIn.fault = () => ({ status: 200, body: [], headers: { link: `<${elsewhere}>; rel="next"` } });
    expect((await failureOf(github.listComments(number))).message).toContain("the token is not sent there");
    expect(asked).toEqual([]);
    await new Promise((resolve) => other.close(resolve));
    expect(() => connectGitHub({ apiUrl: "http://example.com", token: "t", repository: "a/b" })).toThrow(
      "cannot be used",
    );
  });

  it("takes a page of a proxy for no answer of GitHub's, and a conflict for no end of a list", async () => {
    const { standIn, github } = await start();
    const headers = { "content-type": "text/html" };
    standIn.fault = () => ({ status: 200, body: "<h1>Log in</h1>", headers });
    expect((await failureOf(github.listComments(1))).message).toContain("not one of GitHub's API");
    standIn.fault = () => ({ status: 409, body: { message: "Git Repository is empty." } });
    expect((await failureOf(github.listComments(1))).message).toContain("409: Git Repository is empty.");
  });
});
