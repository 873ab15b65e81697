import { describe, expect, it } from "vitest";
import type { LockHolder, LockPlace } from "../../src/model/lock.ts";
import { acquireLock, type AcquireTools } from "../../src/state/acquire.ts";
import { Hold, keepAlive } from "../../src/state/hold.ts";

const MINUTE = 60_000;

/** A lock in memory, and a clock that only waiting moves. */
function world(): {
  place: LockPlace & { held: { holder: LockHolder; mark: string } | null; looks: number };
  tools: AcquireTools;
  now: () => number;
  pass: (ms: number) => void;
  /** What happens at a time, when the clock comes past it. */
  at: (time: number, happens: () => void) => void;
} {
  let time = 0;
  const events: { time: number; happens: () => void }[] = [];
  const pass = (ms: number): void => {
    time += ms;
    for (const event of events.splice(0)) {
      if (event.time <= time) event.happens();
      else events.push(event);
    }
  };
  const place: ReturnType<typeof world>["place"] = {
    pause: 4000,
    held: null,
    looks: 0,
    read() {
      place.looks += 1;
      return Promise.resolve(place.held);
    },
    take(holder, seen) {
      if (place.held?.mark !== seen?.mark) return Promise.resolve("moved");
      place.held = { holder, mark: `${holder.id} 0` };
      return Promise.resolve("taken");
    },
    renew: () => Promise.resolve("held"),
    release() {
      place.held = null;
      return Promise.resolve();
    },
    remove: () => Promise.resolve("removed"),
  };
  const tools: AcquireTools = {
    clocks: { steady: () => time, wall: () => time },
    wait(ms) {
      pass(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
    hasEnded: () => Promise.resolve(false),
  };
  return { place, tools, now: () => time, pass, at: (when, happens) => events.push({ time: when, happens }) };
}

function holder(id: string): LockHolder {
  const process = { id: 1, machine: "m" };
  return { id, who: "ann@laptop", where: "https://ci.example.com/77", since: "2026-01-02T03:04:05Z", process };
}

const quiet = { onWait: () => undefined };

describe("a lock that another run has", () => {
  it("fails at once without a time to wait, with who, where and since when", async () => {
    const { place, tools } = world();
    place.held = { holder: holder("theirs"), mark: "1" };
    await expect(acquireLock(place, holder("ours"), { timeout: 0, ...quiet }, tools)).rejects.toMatchObject({
      message: "This workspace is locked by ann@laptop, https://ci.example.com/77, since 2026-01-02T03:04:05Z.",
      next: expect.stringContaining("helpsync unlock theirs") as string,
      outcome: "locked",
    });
    expect(place.held.holder.id).toBe("theirs");
  });

  it("is waited for, told once, and taken when it is released", async () => {
    const { place, tools, now, at } = world();
    const told: string[] = [];
    place.held = { holder: holder("theirs"), mark: "1" };
    at(30_000, () => (place.held = null));
    await acquireLock(place, holder("ours"), { timeout: MINUTE, onWait: ({ id }) => told.push(id) }, tools);
    expect(place.held.holder.id).toBe("ours");
    expect(now()).toBeGreaterThanOrEqual(30_000);
    expect(told).toEqual(["theirs"]);
  });

  it("is never taken while its holder renews it, however old it is", async () => {
    const { place, tools, now, at } = world();
    place.held = { holder: holder("theirs"), mark: "0" };
    for (let beat = 1; beat < 40; beat += 1) {
      at(beat * 30_000, () => (place.held = { holder: holder("theirs"), mark: String(beat) }));
    }
    await expect(acquireLock(place, holder("ours"), { timeout: 19 * MINUTE, ...quiet }, tools)).rejects.toMatchObject({
      outcome: "locked",
    });
    expect(now()).toBe(19 * MINUTE);
  });

  it("is taken over after five minutes without a change, watched by the waiter itself", async () => {
    const { place, tools, now, at } = world();
    place.held = { holder: { ...holder("theirs"), since: "1999-01-01T00:00:00Z" }, mark: "0" };
    at(MINUTE, () => (place.held = { holder: holder("theirs"), mark: "1" }));
    await acquireLock(place, holder("ours"), { timeout: 10 * MINUTE, ...quiet }, tools);
    expect(now()).toBeGreaterThanOrEqual(6 * MINUTE);
    expect(now()).toBeLessThan(6 * MINUTE + 10_000);
  });

  it("is taken over at once where its run is known to have ended, and asked about it twice a minute at most", async () => {
    const { place, tools, now, at } = world();
    let isOver = false;
    let asked = 0;
    place.held = { holder: holder("theirs"), mark: "0" };
    at(2 * MINUTE, () => (isOver = true));
    const hasEnded = (): Promise<boolean> => {
      asked += 1;
      return Promise.resolve(isOver);
    };
    await acquireLock(place, holder("ours"), { timeout: 5 * MINUTE, ...quiet }, { ...tools, hasEnded });
    expect(now()).toBeLessThan(2.6 * MINUTE);
    expect(asked).toBeLessThan(7);
  });

  it("is ours where an attempt took it whose answer was lost", async () => {
    const { place, tools } = world();
    place.take = (mine) => {
      place.held = { holder: mine, mark: "9" };
      return Promise.resolve("moved");
    };
    await acquireLock(place, holder("ours"), { timeout: MINUTE, ...quiet }, tools);
    expect(place.held?.holder.id).toBe("ours");
  });

  it("that is always free and always taken by others ends in a failure", async () => {
    const { place, tools } = world();
    place.take = () => Promise.resolve("moved");
    await expect(acquireLock(place, holder("ours"), { timeout: MINUTE, ...quiet }, tools)).rejects.toThrow("quicker");
  });
});

describe("a lock that this run has", () => {
  const held = (): ReturnType<typeof world> & {
    renewals: number[];
    tick: () => Promise<void>;
    lock: ReturnType<typeof keepAlive>;
  } => {
    const here = world();
    const renewals: number[] = [];
    let beat = (): void => undefined;
    here.place.renew = () => {
      renewals.push(here.now());
      return Promise.resolve("held");
    };
    const hold = new Hold(holder("ours"), { steady: 0, wall: 0 }, here.tools.clocks);
    const lock = keepAlive(hold, here.place, (_, tick) => {
      beat = tick;
      return () => (beat = () => undefined);
    });
    const tick = async (): Promise<void> => {
      here.pass(2500);
      beat();
      await new Promise(setImmediate);
    };
    return { ...here, renewals, tick, lock };
  };

  it("is renewed at least every 30 seconds, and not more often than needed", async () => {
    const { tick, renewals, lock } = held();
    for (let time = 0; time < 10 * MINUTE; time += 2500) await tick();
    const gaps = renewals.map((time, index) => time - (renewals[index - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(30_000);
    expect(Math.min(...gaps)).toBeGreaterThan(15_000);
    expect(lock.lost()).toBeUndefined();
  });

  it("is lost when another run has taken it", async () => {
    const { tick, place, lock } = held();
    place.renew = () => Promise.resolve("lost");
    for (let beat = 0; beat < 12; beat += 1) await tick();
    expect(lock.lost()).toContain("another run");
  });

  it("is lost a minute before others may take it, where it cannot be renewed", () => {
    const { pass, lock } = held();
    pass(4 * MINUTE - 1);
    expect(lock.lost()).toBeUndefined();
    pass(2);
    expect(lock.lost()).toContain("four minutes");
  });

  it("is lost after a sleep of the machine that only the wall clock shows", () => {
    let wall = 0;
    const hold = new Hold(holder("ours"), { steady: 0, wall: 0 }, { steady: () => 0, wall: () => wall });
    expect(hold.lost).toBeUndefined();
    wall = 6 * MINUTE;
    expect(hold.lost).toContain("four minutes");
  });

  it("is renewed no more once it is released", async () => {
    const { tick, renewals, lock, place } = held();
    place.held = { holder: holder("ours"), mark: "0" };
    await lock.release();
    expect(place.held).toBeNull();
    for (let beat = 0; beat < 30; beat += 1) await tick();
    expect(renewals).toEqual([]);
  });
});
