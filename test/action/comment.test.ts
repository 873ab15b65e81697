import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bodyText, LONGEST_COMMENT, readBody, withNote, type Facts } from "../../src/action/comment/body.ts";
import { noteOn, writeComment, type Said, type Sticky } from "../../src/action/comment/sticky.ts";
import { connectGitHub } from "../../src/github/github.ts";
import { startGitHub, type StandIn } from "../github/stand-in.ts";
import { addComment, addPull } from "../github/stand-in/world.ts";

const head = "a".repeat(40);
const key = { workspace: "production --> <b>", config: "docs/ähm.yaml" };
const said: Said = { head, status: "planned", approval: "a1.d3.x-y_z--", rest: "The plan.", worth: "always" };

describe("a comment's text", () => {
  const marker: Facts = {
    ...key,
    head,
    run: { id: 5, attempt: 2 },
    status: "planned",
    approval: "a1.--x",
  };

  it("is read as it was written, its note apart, also with the line ends that a person's editor leaves", () => {
    const text = bodyText({ marker, note: "> one\n> two", rest: "<!-- helpsync -->\nThe plan.\n" });
    expect(text.split("\n")[0]).toMatch(/^<!-- helpsync [\w+/=]+ a1\.--x -->$/u);
    for (const read of [text, text.replaceAll("\n", "\r\n")])
      expect(readBody(read)).toEqual({
        marker,
        note: "> one\n> two",
        rest: "<!-- helpsync -->\nThe plan.\n",
        isEdited: false,
      });
    expect(readBody(`> ${text}`)).toBeUndefined();
    expect(readBody("<!-- helpsync e30= -->\n")).toBeUndefined();
    expect(readBody("<!-- helpsync !!! -->\n")).toBeUndefined();
  });

  it("loses its approval with its plan, and takes one note for another", () => {
    const text = bodyText({ marker, note: "> old", rest: "The plan." });
    const planning = readBody(withNote(text, "> new", { status: "planning" }) ?? "");
    expect(planning).toMatchObject({ note: "> new", rest: "The plan.", marker: { status: "planning" } });
    expect(planning?.marker.approval).toBeUndefined();
    expect(readBody(withNote(text, "> new", { status: "tried" }) ?? "")?.marker.approval).toBe("a1.--x");
  });

  it("has no plan that is cut in the middle, and no approval of one that is not shown", () => {
    const text = bodyText({ marker, note: "> note", rest: "x".repeat(LONGEST_COMMENT) });
    expect(text.length).toBeLessThan(LONGEST_COMMENT);
    expect(text).toContain("The plan has no room here.");
    expect(text).not.toContain("a1.--x");
    expect(readBody(text)?.marker).toMatchObject({ head, status: "planned" });
  });

  it("keeps a plan that left room under a note, however long that is", () => {
    const plan = "x".repeat(60_000);
    const note = Array.from({ length: 25 }, (_, line) => `> - ${String(line)} ${"y".repeat(400)}`).join("\n");
    const noted = withNote(bodyText({ marker, note: "", rest: plan }), note, { status: "tried" }) ?? "";
    expect(readBody(noted)).toMatchObject({ rest: plan, marker: { approval: "a1.--x" } });
    expect(readBody(noted)?.note).toContain("and more: the run's page tells it");
  });

  it("is approved as it was written: whoever edits it takes the approval away, also under a later note", () => {
    const text = bodyText({ marker, note: "> note", rest: "One page goes.\nAnother page goes.\n" });
    const edits = ["One page goes.\n", "> note\n", "Another page goes."].map((words) => text.replace(words, ""));
    for (const edited of [...edits, `${text}And more.`]) {
      expect(readBody(edited)).toMatchObject({ isEdited: true });
      expect(readBody(edited)?.marker.approval).toBeUndefined();
      expect(readBody(withNote(edited, "> later", { status: "tried" }) ?? "")?.marker.approval).toBeUndefined();
    }
    expect(readBody(`${text.replaceAll("\n", "\r\n")}\r\n`)?.marker.approval).toBe("a1.--x");
  });
});

describe("the comment of a pull request", () => {
  let github: StandIn;
  beforeEach(async () => {
    github = await startGitHub();
    addPull(github, { title: "", body: "", head: { ref: "words", sha: head }, base: { ref: "main", sha: head } });
  });
  afterEach(() => github.close());

  const sticky = (run: number, workspace = key.workspace): Sticky => ({
    github: connectGitHub({ apiUrl: github.url, token: github.token, repository: github.repository }),
    pull: 1,
    key: { ...key, workspace },
    run: { id: run, attempt: 1 },
  });
  const bodies = (): (string | undefined)[] => (github.comments.get(1) ?? []).map(({ body }) => readBody(body)?.rest);

  it("is one for each workspace, updated, and made only where it is worth one", async () => {
    expect(await writeComment(sticky(1), { ...said, worth: "only an update" })).toBe("not needed");
    await writeComment(sticky(1), said);
    await writeComment(sticky(1, "staging"), said);
    await writeComment(sticky(2), { ...said, rest: "Another.", worth: "only an update" });
    expect(bodies()).toEqual(["Another.", "The plan."]);
    // A config that cannot be read does not tell the workspace.
    await writeComment(sticky(3, ""), { ...said, rest: "Broken." });
    expect(bodies()).toEqual(["Broken.", "The plan."]);
  });

  it("is not written over by a run that is older than the one that wrote it", async () => {
    await writeComment(sticky(9), said);
    expect(await writeComment(sticky(8), { ...said, rest: "Older." })).toBe("a later run wrote it");
    expect(await noteOn(sticky(8), () => ({ text: "> older", change: { status: "planning" } }))).toBe(false);
    expect(bodies()).toEqual(["The plan."]);
    expect(await noteOn(sticky(10), () => ({ text: "> later", change: { status: "planning" } }))).toBe(true);
    expect(await writeComment(sticky(9), said)).toBe("a later run wrote it");
  });

  it("is the first of two; the other is marked once", async () => {
    await writeComment(sticky(1), said);
    const [{ body } = { body: "" }] = github.comments.get(1) ?? [];
    addComment(github, 1, { body });
    await writeComment(sticky(2), { ...said, rest: "Newer." });
    expect(bodies()).toEqual(["Newer.", "The plan."]);
    expect(github.comments.get(1)?.[1]?.body).toContain("the first comment of helpsync for this workspace counts");
    const before = github.requests.length;
    await writeComment(sticky(3), said);
    expect(github.requests.slice(before).map(({ method }) => method)).toEqual(["GET", "POST", "PATCH"]);
  });

  it("is never one that a person wrote to look like it, unless the token is theirs", async () => {
    await writeComment(sticky(1), said);
    const [{ body } = { body: "" }] = github.comments.get(1) ?? [];
    github.comments.clear();
    addComment(github, 1, { body, login: "eve" });
    await writeComment(sticky(2), { ...said, rest: "Our own." });
    expect(bodies()).toEqual(["The plan.", "Our own."]);
    // What a person did by way of an app is theirs, too.
    const [forged] = github.comments.get(1) ?? [];
    Object.assign(forged ?? {}, { performed_via_github_app: { id: 1, slug: "some-app" } });
    addComment(github, 1, { body, login: "other-app[bot]" });
    await writeComment(sticky(2), { ...said, rest: "Our own." });
    expect(bodies()).toEqual(["The plan.", "Our own.", "The plan."]);
    Object.assign(github, { account: "eve" });
    await writeComment(sticky(3), { ...said, rest: "Eve's own." });
    expect(bodies()[0]).toBe("Eve's own.");
  });
});
