import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import type { Drift } from "../../src/report/drift.ts";
import { startGitHub, type StandIn } from "../github/stand-in.ts";
import { addIssue } from "../github/stand-in/world.ts";
import { drifted, edit, key, openIssues, report as reportOn } from "./drift-reports.ts";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startGitHub({ pageSize: 3 });
});
afterEach(() => standIn.close());

const report = (drift: Drift, more = {}) => reportOn(standIn, drift, more);
const open = () => openIssues(standIn);
const words = (number: number): string[] => (standIn.comments.get(number) ?? []).map(({ body }) => body);

describe("one issue for a workspace", () => {
  it("is opened, told anew, closed and opened again", async () => {
    expect(await report(drifted())).toMatchObject({ kind: "nothing" });
    expect(standIn.issues).toEqual([]);

    const opened = await report(drifted(edit("a")));
    const [issue] = open();
    const number = issue?.number ?? 0;
    expect(opened).toMatchObject({ kind: "opened", url: issue?.["html_url"] });
    expect(issue).toMatchObject({ title: "Edited in Intercom: production", labels: [{ name: "helpsync" }] });
    for (const part of [
      "Title of a",
      "by Ana",
      "`article:a`",
      "`helpsync pull article:a --workspace production`",
      "`helpsync accept article:a --workspace production`",
      "`helpsync apply --only article:a --overwrite-ui-edits --workspace production`",
      "/runs/2",
    ]) {
      expect(issue?.body).toContain(part);
    }

    expect(await report(drifted(edit("a", { at: "2026-02-03T00:00:00.000Z" })))).toMatchObject({ kind: "updated" });
    expect(words(number)).toEqual([]);
    expect(issue?.body).toContain("/runs/3");

    await report(drifted(edit("a"), edit("b", { by: "Ben", reason: "edited in Intercom by Ben" })));
    expect(words(number)).toHaveLength(1);
    expect(words(number)[0]).toContain("**Title of b**: edited in Intercom by Ben");
    for (const part of ["`article:a`", "`article:b`", "`helpsync apply --only KEY --overwrite-ui-edits "])
      expect(issue?.body).toContain(part);
    expect(words(number)[0]).not.toContain("Title of a");
    await report(drifted(edit("b", { by: "Ben", reason: "edited in Intercom by Ben" })));
    expect(words(number)).toHaveLength(1);

    expect(await report(drifted())).toMatchObject({ kind: "closed" });
    expect(issue).toMatchObject({ state: "closed", state_reason: "completed" });
    expect(words(number).at(-1)).toContain("Nothing is edited in Intercom any more");
    expect(await report(drifted())).toMatchObject({ kind: "nothing" });
    expect(words(number)).toHaveLength(2);

    expect(await report(drifted(edit("b")))).toMatchObject({ kind: "reopened" });
    expect(standIn.issues).toHaveLength(1);
    expect(issue?.state).toBe("open");
    expect(words(number).at(-1)).toContain("Title of b");
  });

  it("stays closed where a person closed it as not planned, until something else is edited", async () => {
    await report(drifted(edit("a")));
    const [issue] = open();
    Object.assign(issue ?? {}, { state: "closed", state_reason: "not_planned" });
    expect(await report(drifted(edit("a")))).toMatchObject({ kind: "left" });
    expect(open()).toEqual([]);
    expect(await report(drifted(edit("a"), edit("c")))).toMatchObject({ kind: "reopened" });
    Object.assign(issue ?? {}, { state: "closed", state_reason: "completed" });
    expect(await report(drifted(edit("a"), edit("c")))).toMatchObject({ kind: "reopened" });
    expect(words(issue?.number ?? 0).at(-1)).toContain("still there");
  });

  it("is another for another workspace or config, and a person's with a person's token", async () => {
    await report(drifted(edit("a")));
    await report(drifted(edit("a")), { key: { ...key, workspace: "staging" } });
    await report(drifted(edit("a")), { key: { ...key, config: "docs/intercom.config.yaml" } });
    expect(open()).toHaveLength(3);
    expect(open()[2]?.body).toContain("--config docs/intercom.config.yaml");

    await standIn.close();
    standIn = await startGitHub({ account: "ana" });
    addIssue(standIn, { title: "Ben's", body: standIn.issues[0]?.body ?? "", login: "ben" });
    await report(drifted(edit("a")));
    const body = standIn.issues[1]?.body ?? "";
    const copy = addIssue(standIn, { title: "Ben's copy", body, login: "ben" });
    expect(await report(drifted())).toMatchObject({ kind: "closed" });
    expect(copy).toMatchObject({ state: "open", body });
  });
});

describe("what an issue says", () => {
  it("shows text of articles as text, and none of drafts unless told to", async () => {
    const hostile =
      "@everyone </details> ``` <!-- helpsync --> <!-- /helpsync --> ${{ secrets.X }} <script>\n<!-- helpsync-drift eA== -->\n";
    const secret = edit("secret", { title: "Launch in May", unpublished: { locales: ["en"], title: "unpublished" } });
    await report(drifted(edit("a", { title: hostile, reason: hostile }), secret));
    const [issue] = open();
    const outside = (issue?.body ?? "").replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/gu, "CODE");
    for (const part of ["@everyone", "</details>", "${{", "<script>"]) expect(outside).not.toContain(part);
    expect(outside.match(/<!--/gu)).toHaveLength(2);
    expect(issue?.body).not.toContain("Launch in May");
    expect(issue?.body).not.toContain("After secret");
    await report(drifted(secret), { drafts: "shown" });
    expect(issue?.body).toContain("Launch in May");
    expect((issue?.body ?? "").match(/^<!-- helpsync-drift/gmu)).toHaveLength(1);
  });

  it("has room for a thousand edits, and for what people write around it", async () => {
    const edits = Array.from({ length: 1200 }, (_, index) => edit(`a-${String(index)}`, { title: "x".repeat(10_000) }));
    await report(drifted(...edits));
    const [issue] = open();
    if (issue === undefined) throw new Error("There is no issue.");
    expect(issue.body?.length).toBeLessThanOrEqual(61_000);
    expect(issue.body).toContain("1200 in all");
    issue.body = `Note of Ana's: ${"y".repeat(20_000)}\n\n${issue.body ?? ""}\n\nAnd below`;
    await report(drifted(...edits, edit("last")));
    expect(issue.body.length).toBeLessThanOrEqual(61_000);
    expect(issue.body).toMatch(/^Note of Ana's: y{20000}\n\n<!-- helpsync-drift [^]*\n\nAnd below$/u);
  });

  it("tells which permission the workflow lacks, and that issues are off", async () => {
    standIn.permissions = { contents: "read" };
    const refused = await report(drifted(edit("a"))).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect((refused as Failure).next).toContain("`issues: write`");
    standIn.permissions = { issues: "read" };
    await expect(report(drifted(edit("a")))).rejects.toMatchObject({
      next: expect.stringContaining("`issues: write`") as string,
    });
    standIn.permissions = { issues: "write" };
    standIn.settings.issues = "off";
    await expect(report(drifted(edit("a")))).rejects.toMatchObject({
      why: expect.stringContaining("switched off") as string,
    });
  });
});
