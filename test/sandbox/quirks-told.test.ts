import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runProgram } from "../../src/commands/program.ts";
import { describeQuirks } from "../../src/sandbox/quirk-notes.ts";
import { parseQuirk, parseQuirksFile } from "../../src/sandbox/quirk-texts.ts";
import { QUIRKS } from "../../src/sandbox/quirks.ts";

test("the list for people has every quirk, its values, what is known, how, and what is open", () => {
  const list = describeQuirks();
  for (const [name, [first, ...others]] of Object.entries(QUIRKS)) {
    expect(list).toContain(`\n${name}: ${first} (default), ${others.join(", ")}\n`);
  }
  const count = Object.keys(QUIRKS).length;
  expect(list.match(/^ {4}known \([SDRC?](?: [SDRC?])*\): \S.*\.$/gmu)).toHaveLength(count);
  expect(list.match(/^ {4}open: \S.*\.$/gmu)).toHaveLength(count);
});

describe("quirks as texts", () => {
  test("one by one, and from a report that holds more", () => {
    expect(parseQuirk(" nestedLists = reject400 ")).toEqual({ nestedLists: "reject400" });
    const report = { seenAt: "2026-01-01", quirks: { headingIds: "keepIfShaped", nestedLists: "keep" } };
    expect(parseQuirksFile(JSON.stringify(report))).toEqual(report.quirks);
  });

  test.each([
    ["nestedLists", /Write it as nestedLists=reject400/],
    ["nestedList=keep", /no quirk "nestedList"\. There are: listOrder, /],
    ["nestedLists=maybe", /one of keep, reject400; not "maybe"/],
  ])("%s is refused with what there is", (text, reason) => {
    expect(() => parseQuirk(text)).toThrow(reason);
  });

  test.each([
    ["{", /not JSON/],
    ["[]", /no object "quirks"/],
    ['{ "quirks": [] }', /no object "quirks"/],
    ['{ "quirks": { "a": "b" } }', /no quirk "a"/],
    ['{ "quirks": { "nestedLists": 1 } }', /one of keep, reject400; not 1/],
  ])("the file %s is refused", (text, reason) => {
    expect(() => parseQuirksFile(text)).toThrow(reason);
  });
});

describe("helpsync sandbox", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "sandbox-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs the command, and calls the server that it starts before it is stopped. */
  async function run(
    parameters: readonly string[],
    use: (url: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ code: number; printed: string; noted: string }> {
    let [printed, noted] = ["", ""];
    const code = await runProgram(["sandbox", ...parameters], "0.0.0", () => ({
      ...{ cwd: folder, env: {}, manual: "", color: "plain", audience: "script" },
      print: (text) => (printed += text),
      note: (text) => (noted += text),
      progress: () => undefined,
      wait: () => Promise.resolve(),
      confirm: () => Promise.resolve(false),
      heedSignals: () => new AbortController().signal,
      untilStopped: () => use(/http:\S+(?=,)/u.exec(printed)?.[0] ?? ""),
    }));
    return { code, printed, noted };
  }

  test("takes quirks from a file and from flags, which win, and faults", async () => {
    const report = { quirks: { nestedLists: "reject400", createEchoesParent: "yes" } };
    writeFileSync(path.join(folder, "seen.json"), JSON.stringify(report));
    const headers = { authorization: "Bearer sandbox-token" };
    let statuses: number[] = [];
    const flags = ["--quirks", "seen.json", "--quirk", "nestedLists=keep", "--fault", "GET /me: 503 on call 2"];
    const { code } = await run(flags, async (url) => {
      const body = JSON.stringify({ title: "A", author_id: 502, body: "<ul><li>a<ul><li>b</li></ul></li></ul>" });
      const calls = [
        () => fetch(`${url}/articles`, { method: "POST", headers, body }),
        () => fetch(`${url}/me`, { headers }),
        () => fetch(`${url}/me`, { headers }),
      ];
      statuses = [];
      for (const call of calls) statuses.push((await call()).status);
    });
    expect([code, ...statuses]).toEqual([0, 200, 200, 503]);
  });

  test("lists quirks and faults, and starts nothing", async () => {
    expect((await run(["--list-quirks"])).printed).toBe(describeQuirks());
    expect((await run(["--list-faults"])).printed).toMatch(/^429\n/u);
  });

  test.each([
    [["--quirk", "colour=red"], /no quirk "colour"/],
    [["--quirk", "nestedLists=red"], /one of keep, reject400/],
    [["--quirks", "nowhere.json"], /cannot be read/],
    [["--fault", "GET /me: sleepy"], /fault is one of 429/],
    [["--fault-rate", "2"], /from 0 to 1/],
    [["--fault-rate", "much"], /from 0 to 1/],
  ])("%j is an error that says what there is", async (flags, reason) => {
    const { code, noted } = await run(flags);
    expect(code).toBe(1);
    expect(noted.replaceAll(/\s+/gu, " ")).toMatch(reason);
  });
});
