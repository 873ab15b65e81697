import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXIT_CODES } from "../../src/model/failure.ts";
import { fits, linesOf, readConsoleBlocks } from "./console.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const program = path.join(root, "dist", "cli.cjs");
const run = promisify(execFile);

function newestSource(): number {
  const names = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" });
  return Math.max(...names.map((name) => statSync(path.join(root, "src", name)).mtimeMs));
}

describe("the examples of the README", () => {
  const commands = readConsoleBlocks(readFileSync(path.join(root, "README.md"), "utf8"));
  const folder = mkdtempSync(path.join(tmpdir(), "helpsync-readme-"));
  const [work, home, programs, remote] = ["work", "home", "bin", "remote.git"].map((name) =>
    path.join(folder, name),
  ) as [string, string, string, string];

  beforeAll(async () => {
    if (statSync(program).mtimeMs < newestSource()) throw new Error("dist/ is older than src/. Run `npm run prepare`.");
    for (const name of [work, home, programs]) mkdirSync(name);
    symlinkSync(program, path.join(programs, "helpsync"));
    // Whoever uses git has told it a name, and the remote is theirs.
    await run("git", ["init", "--quiet", "--bare", remote]);
    writeFileSync(
      path.join(home, ".gitconfig"),
      `[user]\n\tname = Ana\n\temail = ana@example.com\n[url "${remote}"]\n\tinsteadOf = https://github.com/you/help-center.git\n`,
    );
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("there are some", () => {
    expect(commands.length).toBeGreaterThan(3);
  });

  // One after the other in one folder: together they tell a story.
  test.each(commands.map((command) => [command.line, command.command, command] as const))(
    "line %i: %s",
    async (_, __, { command, expected }) => {
      const searchPath = [programs, path.dirname(process.execPath), process.env["PATH"] ?? ""].join(path.delimiter);
      const environment = { PATH: searchPath, HOME: home, NO_COLOR: "1" };
      const script = `exec 2>&1\n${command}`; // In the order in which a terminal shows it.
      const { stdout } = await run("bash", ["-c", script], { cwd: work, env: environment });

      const printed = linesOf(stdout);
      if (!fits(linesOf(expected.join("\n")), printed)) expect(printed.join("\n")).toBe(expected.join("\n"));
    },
  );
});

describe("the tables of the README", () => {
  const readme = readFileSync(path.join(root, "README.md"), "utf8");
  const firstCells = [...readme.matchAll(/^\| (\S.*?) \|/gmu)].map((match) => match[1] ?? "");

  test("name every command, in any order, and no other", async () => {
    const { stdout } = await run(process.execPath, [program, "--help"]);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) \[/gmu)].map((match) => match[1] ?? "");
    const named = firstCells.flatMap((cell) => /^`helpsync ([a-z]+)/u.exec(cell)?.[1] ?? []);

    expect(named.length).toBeGreaterThan(5);
    expect(named.toSorted()).toEqual(commands.filter((name) => name !== "help").toSorted());
  });

  test("and of the manual name the exit codes that there are", () => {
    const manual = readFileSync(path.join(root, "content", "deploying", "guards-and-exit-codes.md"), "utf8");
    const codes = firstCells.filter((cell) => /^\d+$/u.test(cell)).map(Number);

    expect(codes).toEqual([...manual.matchAll(/^\| (\d+) \|/gmu)].map((match) => Number(match[1])));
    expect(codes.toSorted()).toEqual(Object.values(EXIT_CODES).toSorted());
  });
});

describe("reading a console block", () => {
  test("commands and what they print; other blocks are none", () => {
    const markdown = "```sh\n$ no\n```\n\n```console\n$ one\na\n\n$ two\n```\n";

    expect(readConsoleBlocks(markdown)).toEqual([
      { command: "one", expected: ["a", ""], line: 6 },
      { command: "two", expected: [], line: 9 },
    ]);
  });

  test.each([
    [["a", "b"], ["a", "b"], true],
    [["a"], ["a", "b"], false],
    [["a", "b"], ["a"], false],
    [["...", "b"], ["x", "y", "b"], true],
    [["a", "...", "b"], ["a", "b"], true],
    [["a", "..."], ["a", "x"], true],
    [["a", "..."], ["a"], true],
    [["...", "b"], ["b", "x"], false],
    [[], ["x"], false],
  ])("%j against %j: %s", (expected, actual, result) => {
    expect(fits(expected, actual)).toBe(result);
  });
});
