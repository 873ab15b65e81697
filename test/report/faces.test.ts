import * as core from "@actions/core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { conflictAnnotations, type Annotation } from "../../src/action/annotations.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Drift } from "../../src/report/drift.ts";
import { driftMarkdown } from "../../src/report/drift-markdown.ts";
import { driftText } from "../../src/report/drift-text.ts";
import { COMMENT_BUDGET } from "../../src/report/plan-markdown.ts";
import { faultsOfPlan } from "../plan/plan-schema.ts";
import { openDemo, type Demo } from "./demo.ts";

/** The files that hold what is expected, in `golden/`. After a change that is meant: `npx vitest run test/report/faces.test.ts -u`. */
const golden = (name: string): string => `golden/${name}`;

const CHANGED = "content/getting-started/first-run.md";
const REPORT = "https://github.com/helpsync/helpsync/actions/runs/1";

let demo: Demo;
let text = "";

beforeAll(async () => {
  demo = await openDemo();
  await demo.replace(CHANGED, "risky", "bold");
  const files = ["--out", "plan.json", "--markdown", "plan.md", "--report-url", REPORT, "--html", "plan.html"];
  text = await demo.run("plan", ...files);
}, 60_000);

afterAll(async () => {
  await demo.close();
});

describe("a plan of one changed word", () => {
  it("is a text that fits a terminal of 24 lines of 80 columns", async () => {
    await expect(text).toMatchFileSnapshot(golden("one-word.txt"));
    const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0);
    expect(rows).toBeLessThanOrEqual(24);
    expect(text.trimEnd().split("\n").at(-1)).toMatch(/^Plan: /u);
  });

  it("is JSON as its schema says", async () => {
    const json = await demo.read("plan.json");
    // The embedded Intercom gives headings ids by chance, as Intercom does.
    const steady = json.replace(/"seen": "r1:[\w-]+"/gu, `"seen": "r1:${"A".repeat(22)}"`);
    await expect(steady).toMatchFileSnapshot(golden("one-word.json"));
    expect(faultsOfPlan(JSON.parse(json) as Plan)).toEqual([]);
  });

  it("is Markdown for a comment", async () => {
    await expect(await demo.read("plan.md")).toMatchFileSnapshot(golden("one-word.md"));
  });

  it("is a page for a browser", async () => {
    await expect(await demo.read("plan.html")).toMatchFileSnapshot(golden("one-word.html"));
  });
});

describe("a word that a teammate changed", () => {
  beforeAll(async () => {
    const { actions } = JSON.parse(await demo.read("plan.json")) as Plan;
    const id = actions.find(({ path, kind }) => kind === "article" && path === "getting-started/what-is-helpsync")?.id;
    await demo.edit({ action: "change", article: id, title: "What helpsync is for" }, "2030-01-07T09:30:00Z");
  }, 60_000);

  it("is drift as text, as Markdown and as JSON", async () => {
    const json = await demo.run("drift", "--format", "json");
    await expect(json).toMatchFileSnapshot(golden("drift.json"));
    const drift = JSON.parse(json) as Drift;
    await expect(driftText(drift, "plain")).toMatchFileSnapshot(golden("drift.txt"));
    const markdown = driftMarkdown(drift, { budget: COMMENT_BUDGET, drafts: "hidden" });
    await expect(markdown).toMatchFileSnapshot(golden("drift.md"));
  });

  it("is an annotation on its file, where the file changed as well", async () => {
    await demo.replace(
      "content/getting-started/what-is-helpsync.md",
      "title: What is helpsync?",
      "title: Why helpsync?",
    );
    const plan = JSON.parse(await demo.run("plan", "--format", "json")) as Plan;
    const [annotation, ...others] = conflictAnnotations(
      plan,
      (file) => file,
      () => "error",
      "hidden",
    );
    expect(others).toEqual([]);
    await expect(asGitHubIsTold(annotation)).toMatchFileSnapshot(golden("annotations.txt"));
  });
});

/** The line of the log from which GitHub makes an annotation. */
function asGitHubIsTold(annotation: Annotation | undefined): string {
  const { message = "", file = "", line = 0, title = "" } = annotation ?? {};
  const told: unknown[] = [];
  const log = vi.spyOn(process.stdout, "write").mockImplementation((text) => told.push(text) > 0);
  core.error(message, { file, startLine: line, title });
  log.mockRestore();
  return told.join("");
}
