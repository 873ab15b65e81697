import { expect, test } from "vitest";
import type { DesiredBody } from "../../src/model/desired.ts";
import { bodiesOf } from "../../src/plan/fields/bodies.ts";
import { body, change, NEW, OLD, URL } from "./field-sides.ts";

const context = { ids: new Map(), helpCenterUrl: URL, facts: {} };

/** A body that nobody is to ask for. */
const unread: DesiredBody = {
  meant: "m1:x",
  get parts(): never {
    throw new Error("It was put together.");
  },
};

test("both sides are put together and read once", () => {
  const { content, live } = bodiesOf(body(NEW).body, OLD, context);

  expect(content()?.html).toBe(NEW);
  expect(content()).toBe(content());
  expect(live()?.html).toBe(OLD);
  expect(live()).toBe(live());
});

test("a body that nothing asks for is not put together", () => {
  expect(() => bodiesOf(unread, OLD, context).content()).toThrow("It was put together.");

  expect(change({ desired: body(OLD, { body: unread }), last: OLD, live: OLD })).toBeUndefined();
});

test("a side that is not there stays away", () => {
  const { content, live } = bodiesOf(undefined, undefined, context);

  expect([content(), live()]).toEqual([undefined, undefined]);
});
