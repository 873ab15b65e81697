import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ServerClock } from "../../src/intercom/clock.ts";
import type { Exchange } from "../../src/intercom/exchange.ts";
import { RateLimiter } from "../../src/intercom/limiter.ts";
import { runs } from "../runs.ts";
import { VirtualTime } from "./virtual-time.ts";

/** Intercom's documented window, and a tenth of an app's limit. */
const [LIMIT, SECONDS] = [167, 10];
const START = Date.UTC(2026, 0, 5, 12);

interface World {
  /** Milliseconds after the begin of a window at which the writes begin. */
  readonly phase: number;
  /** Milliseconds there and back, taken in turn. */
  readonly ways: readonly number[];
  /** Milliseconds that the server's clock is ahead of this machine's. */
  readonly ahead: number;
}

// Eight calls at once that take longer cannot use the limit up.
const worlds = fc.record<World>({
  phase: fc.integer({ min: 0, max: 9_999 }),
  ways: fc.array(fc.integer({ min: 1, max: 180 }), { minLength: 1, maxLength: 20 }),
  ahead: fc.integer({ min: -20_000, max: 20_000 }),
});

interface Spent {
  /** Our calls in each whole window after the first. */
  readonly perWindow: readonly number[];
  readonly refused: { readonly ours: number; readonly theirs: number };
  readonly told: number;
}

/** Writes through the limiter, beside another program that makes calls evenly. */
async function live(world: World, writes: number, theirs: number, share = 1): Promise<Spent> {
  const time = new VirtualTime(START + world.phase - world.ahead);
  const clock = new ServerClock(time.now);
  let told = 0;
  const limiter = new RateLimiter({
    ...{ clock, wait: time.wait, now: time.now, share },
    atOnce: () => 8,
    onOthers: () => (told += 1),
  });
  const used = new Map<number, number>();
  const own = new Map<number, number>();
  const refused = { ours: 0, theirs: 0 };
  /** Counts a call where the server sees it. */
  const take = (who: keyof typeof refused): { window: number; left: number; allowed: boolean; date: string } => {
    const seconds = Math.floor((time.now() + world.ahead) / 1000);
    const window = Math.floor(seconds / SECONDS);
    const count = (used.get(window) ?? 0) + 1;
    const allowed = count <= LIMIT;
    used.set(window, Math.min(count, LIMIT));
    if (!allowed) refused[who] += 1;
    return { window, left: Math.max(0, LIMIT - count), allowed, date: new Date(seconds * 1000).toUTCString() };
  };
  let way = 0;
  const travel = (): Promise<void> => time.wait(world.ways[way++ % world.ways.length] ?? 1);
  const perform = async (): Promise<Exchange> => {
    await travel();
    const { window, left, allowed, date } = take("ours");
    own.set(window, (own.get(window) ?? 0) + 1);
    await travel();
    clock.observe(date);
    const headers = {
      date,
      "x-ratelimit-limit": String(LIMIT),
      "x-ratelimit-remaining": String(left),
      "x-ratelimit-reset": String((window + 1) * SECONDS),
    };
    return { kind: "answer", status: allowed ? 200 : 429, headers, text: "" };
  };
  let isOver = false as boolean;
  const other = async (): Promise<void> => {
    for (let call = 0; theirs > 0 && !isOver; call += 1) {
      take("theirs");
      await time.wait((SECONDS * 1000) / theirs);
    }
  };
  const done = Promise.all(Array.from({ length: writes }, () => limiter.run(perform))).finally(() => (isOver = true));
  await time.until(Promise.all([done, other()]));
  const windows = [...own.keys()].sort((left, right) => left - right).slice(1, -1);
  return { perWindow: windows.map((window) => own.get(window) ?? 0), refused, told };
}

function part({ perWindow }: Spent, calls: number): number {
  return perWindow.reduce((sum, spent) => sum + spent, 0) / perWindow.length / calls;
}

/** Holds something of what was spent in many worlds, and prints the least part of the allowance that was used. */
async function hold(
  what: string,
  allowance: number,
  run: (world: World) => Promise<Spent>,
  least: number,
): Promise<void> {
  let worst = Infinity;
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const spent = await run(world);
      worst = Math.min(worst, part(spent, allowance));
      expect(part(spent, allowance)).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: runs(12) },
  );
  const used = `${String(Math.floor(worst * 1000) / 10)} % of ${String(allowance)} calls used at least`;
  process.stdout.write(`Rate, ${what}, ${String(runs(12))} worlds: ${used}\n`);
}

describe(`a limit of ${String(LIMIT)} calls in ${String(SECONDS)} s`, () => {
  test("is used to 95 % after the first window by 2,000 writes, without a 429", { timeout: 60_000 }, async () => {
    await hold(
      "alone",
      LIMIT,
      async (world) => {
        const spent = await live(world, 2000, 0);
        expect([spent.refused, spent.told]).toEqual([{ ours: 0, theirs: 0 }, 0]);
        return spent;
      },
      0.95,
    );
  });

  test(
    "of which another program takes half is shared: we get no 429, the other one hardly any",
    { timeout: 60_000 },
    async () => {
      const half = Math.floor(LIMIT / 2);
      await hold(
        "half taken",
        half,
        async (world) => {
          const spent = await live(world, 1000, half);
          expect([spent.refused.ours, spent.told]).toEqual([0, 1]);
          // Until it is noticed, and where a window ends between a call and its answer.
          expect(spent.refused.theirs).toBeLessThanOrEqual(half * 0.05);
          return spent;
        },
        0.8,
      );
    },
  );

  test("of which the config gives a part is used to that part", { timeout: 60_000 }, async () => {
    const most = Math.floor(LIMIT * 0.4);
    await hold(
      "share 0.4",
      most,
      async (world) => {
        const spent = await live(world, 500, 0, 0.4);
        expect(Math.max(...spent.perWindow)).toBeLessThanOrEqual(most);
        return spent;
      },
      0.95,
    );
  });
});
