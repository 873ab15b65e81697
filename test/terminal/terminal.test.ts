import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { askOnTerminal } from "../../src/terminal/ask.ts";
import { outliveReader } from "../../src/terminal/closed-pipe.ts";

function answerTo(keys: string): Promise<boolean> {
  const input = new PassThrough();
  const asked = askOnTerminal("Apply this plan?", { input, output: new PassThrough() });
  input.write(keys);
  return asked;
}

describe("the question on a terminal", () => {
  it.each([
    ["y\r", true],
    ["yes\r", true],
    ["YES \r", true],
    ["\r", false],
    ["n\r", false],
    ["yesterday\r", false],
  ])("takes %j as %s", async (keys, expected) => {
    expect(await answerTo(keys)).toBe(expected);
  });

  it("is declined by Ctrl-D", async () => {
    expect(await answerTo("\u0004")).toBe(false);
  });

  it("ends the run as interrupted by Ctrl-C", async () => {
    await expect(answerTo("\u0003")).rejects.toMatchObject({
      name: "Failure",
      outcome: "interrupted",
      done: "Nothing was changed.",
    });
  });
});

describe("an output whose reader has gone", () => {
  const streamWith = (code: string): (() => boolean) => {
    const stream = new PassThrough();
    outliveReader(stream);
    return () => stream.emit("error", Object.assign(new Error(code), { code }));
  };

  it("does not stop the program", () => {
    expect(streamWith("EPIPE")).not.toThrow();
  });

  it("hides no other error", () => {
    expect(streamWith("ENOSPC")).toThrow("ENOSPC");
  });
});
