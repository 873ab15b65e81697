import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CONTENT_PROBLEMS } from "../../src/content/catalogue.ts";
import { DISK_PROBLEMS } from "../../src/disk/problems.ts";
import { RULE_PROBLEMS } from "../../src/rules/catalogue.ts";

const root = join(import.meta.dirname, "..", "..");

/** The codes that the files of a folder declare. */
function declaredIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((file) =>
    [...readFileSync(join(root, folder, file), "utf8").matchAll(/problemKind(?:<[^>]*>)?\(\{\s*code: "([^"]*)"/g)].map(
      ([, code = ""]) => code,
    ),
  );
}

describe("the catalogues of problems", () => {
  it.each([
    ["src/content", CONTENT_PROBLEMS],
    ["src/disk", DISK_PROBLEMS],
    ["src/rules", RULE_PROBLEMS],
  ])("%s: holds every problem that the folder declares", (folder, catalogue) => {
    expect(catalogue.map(({ code }) => code).sort()).toEqual(declaredIn(folder).sort());
  });

  it("have codes in kebab-case, each once", () => {
    const codes = [...CONTENT_PROBLEMS, ...DISK_PROBLEMS, ...RULE_PROBLEMS].map(({ code }) => code);
    expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
