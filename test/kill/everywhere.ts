import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { killPoints } from "./points.ts";
import { expectSettled, makeStrangers } from "./settled.ts";
import { openStage, type StageStart } from "./stage.ts";

export interface Setting {
  /** How many points of the first apply, and as many of the second, are tried in the short run. */
  readonly sample: number;
  readonly start: StageStart;
}

/** The tests that kill the program at points of a first apply and of a second one, and look at what the next run makes of it. */
export async function killEverywhere(name: string, { start, sample }: Setting): Promise<void> {
  const { kept, first, second } = await whole(start);
  let right = 0;

  afterAll(() => {
    rmSync(kept, { recursive: true, force: true });
    const all = `of ${String(2 * (first + second))}, before and after each of ${String(first)} and ${String(second)} requests`;
    process.stdout.write(`Killed ${name}: put right by the next run at ${String(right)} points (${all})\n`);
  });

  // What is killed is waited for a second each time, so that others have their turn meanwhile.
  describe.concurrent(`a run killed ${name}`, () => {
    const applies = [
      { what: "a first apply", edition: "first", requests: first, from: {} },
      { what: "an apply of updates, moves and removals", edition: "second", requests: second, from: { from: kept } },
    ] as const;
    for (const { what, edition, requests, from } of applies) {
      it.each(killPoints(requests, sample))(
        `in ${what}, $effect request $request takes effect, is put right by the next`,
        async (point) => {
          const stage = await openStage({ ...start, ...from });
          await stage.writeContent(edition);
          const strangers = await makeStrangers(stage, edition);
          const ran = await stage.kill(point, "apply", "--yes");
          expect(ran.code, ran.output).toBeNull();
          await expectSettled(stage, edition, strangers);
          await stage.close();
          right += 1;
        },
        MINUTES,
      );
    }
  });
}

const MINUTES = 5 * 60_000;

/** Both applies from end to end: what the first one left, and how many requests each makes when nothing disturbs it. */
async function whole(start: StageStart): Promise<{ kept: string; first: number; second: number }> {
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
