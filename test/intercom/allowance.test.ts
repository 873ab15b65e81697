import { afterEach, describe, expect, test } from "vitest";
import { connectIntercom } from "../../src/intercom/connect.ts";
import type { OthersSeen } from "../../src/intercom/rate-window.ts";
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";
import { runs } from "../runs.ts";

const sleep = (ms: number): Promise<void> => new Promise((passed) => setTimeout(passed, ms));

/** Intercom's windows in the long run, a tenth of them in the short one. */
const { windowSeconds, limit, writes, first, collisions, least } =
  runs(1) > 1
    ? { windowSeconds: 10, limit: 167, writes: 2000, first: 1, collisions: 0, least: 0.95 }
    : // The server's clock is told in whole seconds: it takes more than one of these short windows to find its ticks,
      // and a test that waits for a processor sends in bursts what it should send evenly.
      // What is exact is shown in shared-limit.test.ts, where time passes only when nothing else is left to do.
      { windowSeconds: 1, limit: 80, writes: 320, first: 2, collisions: 0.05, least: 0.6 };
const LONG = 600_000;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Spent {
  /** Answers in each window that was whole, without the first. */
  readonly perWindow: readonly number[];
  readonly refused: number;
  readonly others: readonly OthersSeen[];
}

async function openServer(): Promise<OpenSandbox> {
  const server = await openSandbox({ rateLimit: { calls: limit, windowSeconds } });
  closers.push(() => server.close());
  return server;
}

/** Creates and then updates, all at once as far as the client lets them go. */
async function write(server: OpenSandbox, count: number, rateShare?: number): Promise<Spent> {
  const others: OthersSeen[] = [];
  const used = new Map<number, number>();
  let refused = 0;
  const intercom = connectIntercom({
    ...{ baseUrl: server.url, token: server.token, apiVersion: "2.16", defaultLocale: "en" },
    ...(rateShare === undefined ? {} : { rateShare }),
    wait: sleep,
    now: Date.now,
    random: Math.random,
    onOthers: (seen) => others.push(seen),
    onRequest: ({ status }) => {
      if (status === 429) refused += 1;
      const window = Math.floor(Date.now() / 1000 / windowSeconds);
      used.set(window, (used.get(window) ?? 0) + 1);
    },
  });
  closers.push(() => intercom.close());
  const titled = (title: string): Parameters<typeof intercom.create>[1] => ({
    parent: null,
    defaultLocale: "en",
    locales: { en: { title } },
  });
  const made = await intercom.create("collection", titled("Guides"));
  if (made.outcome !== "answered") throw new Error("nothing to write to");
  const ends = await Promise.all(
    Array.from({ length: count - 1 }, (_, index) =>
      intercom.update("collection", made.value.id, titled(`Guides ${String(index)}`)),
    ),
  );
  expect(ends.filter(({ outcome }) => outcome !== "answered")).toEqual([]);
  const windows = [...used.keys()].sort((left, right) => left - right);
  const begin = (windows[0] ?? 0) + first;
  return {
    perWindow: Array.from({ length: (windows.at(-1) ?? 0) - begin }, (_, index) => used.get(begin + index) ?? 0),
    refused,
    others,
  };
}

/** Another program of the workspace that makes so many calls in each window, evenly, until it is ended. */
function other(server: OpenSandbox, perWindow: number): { end(): Promise<{ calls: number; refused: number }> } {
  const pause = (windowSeconds * 1000) / perWindow;
  let isOver = false as boolean;
  const statuses: Promise<number>[] = [];
  const working = (async () => {
    const begun = Date.now();
    while (!isOver) {
      const call = fetch(`${server.url}/me`, { headers: { authorization: `Bearer ${server.token}` } });
      statuses.push(call.then(async (answer) => (await answer.text(), answer.status)));
      await sleep(Math.max(1, begun + statuses.length * pause - Date.now()));
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await working;
      const all = await Promise.all(statuses);
      return { calls: all.length, refused: all.filter((status) => status === 429).length };
    },
  };
}

/** Which part of what a number of calls in a window allows was used, over all windows. */
function used({ perWindow }: Spent, calls: number): number {
  return perWindow.reduce((sum, spent) => sum + spent, 0) / perWindow.length / calls;
}

function tell(what: string, spent: Spent, part: number, more = ""): void {
  const windows = `windows of ${String(windowSeconds)} s, limit ${String(limit)}: ${spent.perWindow.join(" ")}`;
  const share = `${String(Math.round(part * 1000) / 10)} %, ${String(spent.refused)} answers 429`;
  process.stdout.write(`Rate, ${what}: ${share} (${windows})${more}\n`);
}

describe(`${String(writes)} writes with a limit of ${String(limit)} calls in ${String(windowSeconds)} s`, () => {
  test(
    `alone use at least ${String(least * 100)} % of it after the first window, without a 429`,
    { timeout: LONG },
    async () => {
      const spent = await write(await openServer(), writes);
      tell("alone", spent, used(spent, limit));
      expect(spent.refused).toBe(0);
      expect(spent.others).toEqual([]);
      expect(used(spent, limit)).toBeGreaterThanOrEqual(least);
    },
  );

  test("beside another program leave it its half, and neither gets a 429", { timeout: LONG }, async () => {
    const server = await openServer();
    const half = Math.floor(limit / 2);
    const another = other(server, half);
    await sleep(300);
    const spent = await write(server, Math.floor(writes / 2));
    const { calls, refused } = await another.end();
    tell("half taken", spent, used(spent, half), `; the other: ${String(calls)} calls, ${String(refused)} answers 429`);
    expect(spent.refused + refused).toBeLessThanOrEqual(calls * collisions);
    expect(used(spent, half)).toBeGreaterThanOrEqual(Math.min(least, 0.7));
    expect(spent.others).toHaveLength(1);
  });

  test("with a share of it use no more than that", { timeout: LONG }, async () => {
    const spent = await write(await openServer(), Math.floor(writes / 3), 0.4);
    const most = Math.floor(limit * 0.4);
    tell("share 0.4", spent, used(spent, most));
    expect(Math.max(...spent.perWindow)).toBeLessThanOrEqual(most);
    expect(used(spent, most)).toBeGreaterThanOrEqual(least);
  });
});
