import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { runProgram } from "../../src/commands/program.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../content/reference/commands.md"), "utf8");
const [preamble = "", ...sections] = page.split(/^## /mu);
const sectionOf = (command: string): string =>
  sections.find((section) => section.startsWith(`${command}\n`)) ?? `no section ${command}`;
const overrides = sectionOf("apply").split(/^### /mu)[1] ?? "";

async function helpOf(...parameters: string[]): Promise<string> {
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  await runProgram([...parameters, "--help"], "0", () => {
    throw new Error("Nothing runs.");
  });
  return printed.join("");
}

const optionsIn = (help: string): string[] =>
  [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu)].map((match) => match[1] ?? "");
const names = (text: string, option: string): boolean => new RegExp(`${option}(?![a-z-])`, "u").test(text);

afterEach(() => {
  vi.restoreAllMocks();
});

const commands = [...(await helpOf()).matchAll(/^ {2}([a-z]+) \[/gmu)]
  .map((match) => match[1] ?? "")
  .filter((name) => name !== "help");

describe("the page on the commands", () => {
  test("has a section for each, and for nothing else", () => {
    expect(commands.length).toBeGreaterThan(10);
    expect(sections.map((section) => section.split("\n")[0]).toSorted()).toEqual(commands.toSorted());
  });

  test.each(commands)("names every option of %s, and no other", async (command) => {
    const options = optionsIn(await helpOf(command));
    const own = sectionOf(command) + (overrides.includes(`\`${command}\``) ? overrides : "");
    expect(options.length).toBeGreaterThan(3);
    expect(options.filter((option) => !names(preamble + own, option))).toEqual([]);
    const described = [...own.matchAll(/^\| (.+?) \|/gmu)].flatMap(
      ([, cell = ""]) => cell.match(/--[a-z][a-z-]*/gu) ?? [],
    );
    expect(described.filter((option) => !options.includes(option))).toEqual([]);
  });

  test.each(commands)("says rightly whether %s is for a workspace", async (command) => {
    const sentence = /^.*`--workspace NAME`.*$/mu.exec(preamble)?.[0] ?? "";
    expect(sentence.includes(`\`${command}\``)).toBe(optionsIn(await helpOf(command)).includes("--workspace"));
  });
});

test.each(commands)("the help of %s says what every option does", async (command) => {
  const lines = (await helpOf(command)).split("\n");
  const bare = lines.filter((line, index) => {
    const [, described = ""] = /^ {2}(?:-\w, )?--\S+(?: [<[][^>\]]*[>\]])?(.*)$/u.exec(line) ?? ["", "none"];
    return described.trim() === "" && !/^ {10,}\S/u.test(lines[index + 1] ?? "");
  });
  expect(bare).toEqual([]);
});

test("the help tells a default as it would be typed", async () => {
  const told = await Promise.all(commands.map((command) => helpOf(command)));
  expect(told.join("")).toContain("(default: 10m)");
  expect(told.join("").match(/default: \d{5,}/gu)).toBeNull();
});
