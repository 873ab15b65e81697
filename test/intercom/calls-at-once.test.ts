import { describe, expect, test } from "vitest";
import { CallsAtOnce } from "../../src/intercom/calls-at-once.ts";
import type { Call, Exchange } from "../../src/intercom/exchange.ts";

const write: Call = { method: "PUT", path: "/articles/12", body: {} };
const answer = (status: number): Exchange => ({ kind: "answer", status, headers: {}, text: "" });
const lost = (sent: boolean): Exchange => ({ kind: "lost", reason: "no answer", sent, passing: true });

/** Observes rounds of calls that take so long each, and tells how many may go at once after it. */
function rounds(atOnce: CallsAtOnce, from: number, count: number, ms: number, end = answer(200)): number {
  for (let round = 0; round < count; round += 1) {
    const begun = from + round * ms;
    for (let call = atOnce.number; call > 0; call -= 1) atOnce.observe(write, end, begun, begun + ms);
  }
  return atOnce.number;
}

describe("how many calls are made at once", () => {
  test.each([
    ["429", answer(429)],
    ["500", answer(500)],
    ["a time-out", lost(true)],
  ])("is halved by a round of %s, however many of its calls end so", (_, end) => {
    expect(rounds(new CallsAtOnce(8), 0, 1, 300, end)).toBe(4);
  });

  test.each([
    ["a 404", answer(404)],
    ["a connection that was never made", lost(false)],
  ])("stays as it is after %s", (_, end) => {
    expect(rounds(new CallsAtOnce(8), 0, 5, 300, end)).toBe(8);
  });

  test("goes down to one while trouble lasts, and up again by one a round when all is well", () => {
    const atOnce = new CallsAtOnce(8);
    expect(rounds(atOnce, 0, 10, 300, answer(503))).toBe(1);
    expect(rounds(atOnce, 3000, 1, 300)).toBe(2);
    expect(rounds(atOnce, 3300, 3, 300)).toBe(5);
    expect(rounds(atOnce, 4200, 50, 300)).toBe(8);
  });

  test("goes down by one a round while answers take over a second and three times as long as they did", () => {
    const atOnce = new CallsAtOnce(8);
    expect(rounds(atOnce, 0, 3, 400)).toBe(8);
    expect(rounds(atOnce, 2000, 3, 1150)).toBe(8);
    expect(rounds(atOnce, 6000, 3, 2000)).toBe(5);
  });

  test("does not mind what was always slow", () => {
    expect(rounds(new CallsAtOnce(8), 0, 10, 5000)).toBe(8);
  });
});
