import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { killPoints } from "./points.ts";
import { expectSettled, makeStrangers } from "./settled.ts";
import { openStage, type StageStart } from "./stage.ts";

interface Setting {
  readonly name: string;
  /** How many points of the first apply, and as many of the second, are tried in the short run. */
  readonly sample: number;
  readonly start: StageStart;
}

const SETTINGS: readonly Setting[] = [
  { name: "with a state in files", sample: 12, start: { store: "file" } },
  {
    name: "where callouts become paragraphs",
    sample: 3,
    start: { store: "file", quirks: { calloutOnWrite: "toParagraph" } },
  },
  { name: "with a state on a git remote", sample: 5, start: { store: "git" } },
];

const undisturbed = await Promise.all(SETTINGS.map((setting) => whole(setting)));

afterAll(() => {
  for (const { kept } of undisturbed) rmSync(kept, { recursive: true, force: true });
});

/** Both applies from end to end: what the first one left, and how many requests each makes when nothing disturbs it. */
async function whole({ start }: Setting): Promise<{ kept: string; first: number; second: number }> {
  const kept = mkdtempSync(path.join(tmpdir(), "helpsync-kept-"));
  const stage = await openStage(start);
  await stage.writeContent("first");
  const first = await stage.run("apply", "--yes");
  expect(first.output).toContain("Applied: 66 done.");
  stage.rest((folder) => {
    cpSync(folder, kept, { recursive: true });
  });
  await makeStrangers(stage, "second");
  await stage.writeContent("second");
  const second = await stage.run("apply", "--yes");
  expect(second.code, second.output).toBe(0);
  await stage.close();
  return { kept, first: first.requests, second: second.requests };
}

// What is killed is waited for a second each time, so that others have their turn meanwhile.
describe.concurrent.each(SETTINGS.map((setting, index) => ({ ...setting, ...undisturbed[index] })))(
  "a run killed $name",
  ({ start, sample, kept = "", first = 0, second = 0 }) => {
    it.each(killPoints(first, sample))(
      "in a first apply, $effect request $request takes effect, is put right by the next",
      async (point) => {
        const stage = await openStage(start);
        await stage.writeContent("first");
        const strangers = await makeStrangers(stage, "first");
        const ran = await stage.kill(point, "apply", "--yes");
        expect(ran.code, ran.output).toBeNull();
        await expectSettled(stage, "first", strangers);
        await stage.close();
      },
      60_000,
    );

    it.each(killPoints(second, sample))(
      "in an apply of updates, moves and removals, $effect request $request takes effect, is put right by the next",
      async (point) => {
        const stage = await openStage({ ...start, from: kept });
        await stage.writeContent("second");
        const strangers = await makeStrangers(stage, "second");
        const ran = await stage.kill(point, "apply", "--yes");
        expect(ran.code, ran.output).toBeNull();
        await expectSettled(stage, "second", strangers);
        await stage.close();
      },
      60_000,
    );
  },
);
