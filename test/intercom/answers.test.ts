import { afterEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { understand } from "../../src/intercom/answers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("an answer is read without making code for its shape", () => {
  const shape = z.object({ id: z.string(), place: z.object({ parent: z.number().nullish() }) });
  const made = vi.fn();
  vi.stubGlobal("Function", made);

  expect(understand(shape, { id: "7", place: {} }, "GET /me")).toEqual({ id: "7", place: {} });
  expect(made).not.toHaveBeenCalled();
});
