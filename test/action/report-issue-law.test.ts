import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startGitHub, type StandIn } from "../github/stand-in.ts";
import { addComment, addIssue, type StoredIssue } from "../github/stand-in/world.ts";
import { withReport } from "../../src/action/report/marker.ts";
import { runs, seedOf } from "../runs.ts";
import { drifted, edit, key, openIssues, report } from "./drift-reports.ts";

const END = "<!-- /helpsync -->";
let standIn: StandIn;
beforeEach(async () => {
  standIn = await startGitHub();
});
afterEach(() => standIn.close());

/** What may happen between two runs, done to the issue that is there. */
type Event =
  | "close"
  | "close as not planned"
  | "open"
  | "write above"
  | "write below"
  | "retitle"
  | "comment"
  | "unlabel"
  | "double"
  | "windows"
  | "drop the end"
  | "paste an end";
const events: readonly Event[] = [
  "close",
  "close as not planned",
  "open",
  "write above",
  "write below",
  "retitle",
  "comment",
  "unlabel",
  "double",
  "windows",
  "drop the end",
  "paste an end",
];

function happen(event: Event): void {
  const issue = standIn.issues.findLast(({ user }) => user["type"] === "Bot");
  if (issue === undefined) return;
  switch (event) {
    case "close":
    case "close as not planned":
      Object.assign(issue, { state: "closed", state_reason: event === "close" ? "completed" : "not_planned" });
      return;
    case "open":
      Object.assign(issue, { state: "open", state_reason: "reopened" });
      return;
    case "write above":
      issue.body = `Above.\n\n${issue.body ?? ""}`;
      return;
    case "write below":
      issue.body = `${issue.body ?? ""}\n\nBelow.`;
      return;
    case "windows":
      issue.body = (issue.body ?? "").replaceAll(/\r?\n/gu, "\r\n");
      return;
    case "drop the end":
      issue.body = `${(issue.body ?? "").replace(END, "")}\n\nBelow.`;
      return;
    case "paste an end":
      issue.body = `${issue.body ?? ""}\n\nBelow.\n\n${END}\n\nBelow.`;
      return;
    case "retitle":
      issue.title = "Ana's title";
      return;
    case "comment":
      addComment(standIn, issue.number, { body: "Ana's comment", login: "ana" });
      return;
    case "unlabel":
      issue.labels = [];
      return;
    case "double":
      addIssue(standIn, { title: issue.title, body: issue.body ?? "" });
  }
}

it("whatever happens, at most one issue is open, and exactly where there is drift; nothing of others is touched", async () => {
  const step = fc.record({
    edits: fc.subarray(["a", "b", "c"]),
    events: fc.array(fc.constantFrom(...events), { maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      standIn.issues.splice(0);
      const body = withReport("drift", "", { ...key, told: "" }, "mine");
      const foreign = addIssue(standIn, { title: "Ben's", body, login: "ben" });
      foreign["performed_via_github_app"] = { slug: "a-tool-of-bens" };
      const asItWas = structuredClone(foreign);
      for (const { edits, events: happened } of steps) {
        happened.forEach(happen);
        const own = (): StoredIssue[] => openIssues(standIn).filter((issue) => issue !== foreign);
        const people = standIn.issues.map((issue) => (issue.body ?? "").match(/Above\.|Below\./gu)?.length ?? 0);
        const titles = standIn.issues.map(({ title }) => title);
        const { kind } = await report(standIn, drifted(...edits.map((name) => edit(name))));

        expect(own()).toHaveLength(edits.length > 0 && kind !== "left" ? 1 : 0);
        for (const name of kind === "left" ? [] : edits) expect(own()[0]?.body).toContain(`Title of ${name}`);
        if (kind === "left")
          expect(standIn.issues.some(({ state_reason: reason }) => reason === "not_planned")).toBe(true);
        expect(foreign).toEqual(asItWas);
        expect(standIn.comments.get(foreign.number) ?? []).toEqual([]);
        for (const [index, count] of people.entries()) {
          expect((standIn.issues[index]?.body ?? "").match(/Above\.|Below\./gu)?.length ?? 0).toBe(count);
          expect(standIn.issues[index]?.title).toBe(titles[index]);
        }
      }
    }),
    { numRuns: runs(40), seed: seedOf(4711) },
  );
});
