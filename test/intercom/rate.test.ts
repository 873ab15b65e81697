import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ServerClock } from "../../src/intercom/clock.ts";
import type { Exchange } from "../../src/intercom/exchange.ts";
import { RateLimiter } from "../../src/intercom/limiter.ts";
import { runs } from "../runs.ts";
import { articleJson, connectTo, serve } from "./scripted-server.ts";
import { VirtualTime } from "./virtual-time.ts";

const CONCURRENCY = 8;
const START = Date.UTC(2026, 0, 5, 12);

interface World {
  readonly limit: number;
  readonly windowSeconds: number;
  /** Milliseconds that the server's clock is ahead of this machine's. */
  readonly ahead: number;
  readonly calls: number;
  /** Milliseconds there and back, taken in turn. */
  readonly ways: readonly number[];
}

const worlds = fc.record<World>({
  limit: fc.integer({ min: 1, max: 40 }),
  windowSeconds: fc.integer({ min: 1, max: 10 }),
  ahead: fc.integer({ min: -20_000, max: 20_000 }),
  calls: fc.integer({ min: 1, max: 60 }),
  ways: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }),
});

interface Lived {
  readonly refused: number;
  readonly mostAtOnce: number;
  readonly seconds: number;
  /** Calls that counted in each window, in order. */
  readonly windows: readonly number[];
}

/** Runs calls through the limiter against a server that counts them in windows of its own clock. */
async function live(world: World): Promise<Lived> {
  const time = new VirtualTime(START);
  const clock = new ServerClock(time.now);
  const limiter = new RateLimiter({
    ...{ clock, wait: time.wait, now: time.now, share: 1 },
    atOnce: () => CONCURRENCY,
    onOthers: () => undefined,
  });
  const used = new Map<number, number>();
  let [way, refused, atOnce, mostAtOnce] = [0, 0, 0, 0];
  const travel = (): Promise<void> => time.wait(world.ways[way++ % world.ways.length] ?? 1);

  const perform = async (): Promise<Exchange> => {
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
    await travel();
    const seconds = Math.floor((time.now() + world.ahead) / 1000);
    const window = Math.floor(seconds / world.windowSeconds);
    const count = (used.get(window) ?? 0) + 1;
    used.set(window, Math.min(count, world.limit));
    if (count > world.limit) refused += 1;
    await travel();
    atOnce -= 1;
    const date = new Date(seconds * 1000).toUTCString();
    clock.observe(date);
    return {
      kind: "answer",
      status: count > world.limit ? 429 : 200,
      headers: {
        date,
        "x-ratelimit-remaining": String(Math.max(0, world.limit - count)),
        "x-ratelimit-reset": String((window + 1) * world.windowSeconds),
      },
      text: "",
    };
  };
  await time.until(Promise.all(Array.from({ length: world.calls }, () => limiter.run(perform))));
  return { refused, mostAtOnce, seconds: (time.now() - START) / 1000, windows: [...used.values()] };
}

describe("the limiter, over all limits, windows, clocks and delays", () => {
  test("never makes the server refuse, and never holds back for good", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { refused, mostAtOnce, seconds } = await live(world);
        expect(refused).toBe(0);
        expect(mostAtOnce).toBeLessThanOrEqual(CONCURRENCY);
        // A window each for as many calls as it holds, one to find out, and what clocks and ways cost.
        const windows = Math.ceil(world.calls / world.limit) + 1;
        const slowest = (2 * Math.max(...world.ways)) / 1000;
        const alone = Math.ceil(world.calls / Math.min(CONCURRENCY, world.limit)) * slowest;
        expect(seconds).toBeLessThanOrEqual(windows * (world.windowSeconds + 1 + 2 * slowest) + alone);
      }),
      { numRuns: runs(150) },
    );
  }, 60_000);
});

test("answers that overtake each other leave no call of a window unused", async () => {
  const busy = fc.record<World>({
    limit: fc.integer({ min: 10, max: 60 }),
    windowSeconds: fc.constant(10),
    ahead: fc.integer({ min: -20_000, max: 20_000 }),
    calls: fc.constant(300),
    ways: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(busy, async (world) => {
      const { refused, windows } = await live(world);
      expect(refused).toBe(0);
      expect(windows.slice(1, -1).filter((used) => used !== world.limit)).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
}, 60_000);

test("a new window of which a lost answer told nothing is found out by the next call", async () => {
  const time = new VirtualTime(START);
  const clock = new ServerClock(time.now);
  const waits: number[] = [];
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return time.wait(ms);
  };
  const limiter = new RateLimiter({ clock, wait, now: time.now, share: 1, atOnce: () => 8, onOthers: () => undefined });
  const counted = (): Promise<Exchange> => {
    const reset = String(Math.floor(time.now() / 10_000) * 10 + 10);
    const headers = { "x-ratelimit-limit": "100", "x-ratelimit-remaining": "90", "x-ratelimit-reset": reset };
    return Promise.resolve({ kind: "answer", status: 200, headers, text: "" });
  };
  await time.until(limiter.run(counted));
  limiter.hold(5000);
  const lost: Exchange = { kind: "lost", reason: "the connection was cut", sent: true, passing: true };
  await time.until(limiter.run(() => Promise.resolve(lost)));
  await time.until(Promise.all([limiter.run(counted), limiter.run(counted)]));
  expect(waits.every(Number.isFinite)).toBe(true);
});

describe("over sockets", () => {
  test("reads fill each window to the brim without a single 429", async () => {
    const limit = 12;
    const used = new Map<number, number>();
    let refused = 0;
    const server = await serve(async () => {
      const window = Math.floor(Date.now() / 1000);
      const count = (used.get(window) ?? 0) + 1;
      used.set(window, count);
      if (count > limit) refused += 1;
      await new Promise((passed) => setTimeout(passed, 10));
      return {
        status: count > limit ? 429 : 200,
        json: articleJson("1"),
        headers: {
          "x-ratelimit-limit": String(limit),
          "x-ratelimit-remaining": String(Math.max(0, limit - count)),
          "x-ratelimit-reset": String(window + 1),
        },
      };
    });
    const start = Date.now();
    const intercom = connectTo(server, {
      now: Date.now,
      wait: (ms) => new Promise((passed) => setTimeout(passed, ms)),
    });
    await Promise.all(Array.from({ length: 40 }, (_, index) => intercom.read("article", String(index))));
    expect(refused).toBe(0);
    expect(server.seen).toHaveLength(40);
    expect((Date.now() - start) / 1000).toBeLessThan(10);
    await intercom.close();
    await server.close();
  });

  test("answers without rate headers do not limit, but eight calls at once are the most", async () => {
    let [atOnce, most] = [0, 0];
    const server = await serve(async () => {
      most = Math.max(most, (atOnce += 1));
      await new Promise((passed) => setTimeout(passed, 20));
      atOnce -= 1;
      return { json: articleJson("1") };
    });
    const intercom = connectTo(server);
    await Promise.all(Array.from({ length: 50 }, (_, index) => intercom.read("article", String(index))));
    expect(most).toBe(8);
    await intercom.close();
    await server.close();
  });

  test("the server's clock is that of its last answer", async () => {
    const date = "Tue, 05 May 2026 10:20:30 GMT";
    const server = await serve(() => ({ json: articleJson("1"), headers: { date } }));
    const intercom = connectTo(server);
    expect(intercom.serverTime()).toBe(Date.UTC(2026, 0, 5, 12) / 1000);
    await intercom.read("article", "1");
    expect(intercom.serverTime()).toBe(Date.parse(date) / 1000);
    await intercom.close();
    await server.close();
  });
});
