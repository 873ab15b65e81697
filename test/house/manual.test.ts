import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { compileProblems } from "../../src/compile/catalogue.ts";
import { CONTENT_PROBLEMS } from "../../src/content/catalogue.ts";
import { DISK_PROBLEMS } from "../../src/disk/problems.ts";
import { sectionOf } from "../../src/report/explanation.ts";
import { RULE_PROBLEMS } from "../../src/rules/catalogue.ts";

const folder = path.resolve(import.meta.dirname, "..", "..", "content", "reference");
const pages = readdirSync(folder)
  .filter((name) => /^problems-[a-z]+\.md$/u.test(name))
  .map((name) => readFileSync(path.join(folder, name), "utf8"));
const sections = pages.flatMap((page) => [...page.matchAll(/^## (.+)$/gmu)].map((match) => match[1] ?? ""));
const problems = [...CONTENT_PROBLEMS, ...RULE_PROBLEMS, ...DISK_PROBLEMS, ...compileProblems];
const codes = problems.map(({ code }) => code);

test("the manual has one section for every code of a problem, and for nothing else", () => {
  expect(codes.length).toBeGreaterThan(70);
  expect(sections.toSorted()).toEqual(codes.toSorted());
});

test("no two problems share a code", () => {
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test.each(problems.map(({ code, severity }) => [code, severity]))(
  "the section of %s has its severity, %s",
  (code, severity) => {
    const section = pages.map((page) => sectionOf(page, code)).find((found) => found !== undefined);

    expect(section).toMatch(severity === "error" ? /^\*\*Error\.\*\* \S/mu : /^\*\*Warning\.\*\* \S/mu);
  },
);

test("the catalogues hold every kind of problem that any file of the source declares", () => {
  const source = path.resolve(import.meta.dirname, "..", "..", "src");
  const declared = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const text = readFileSync(path.join(source, name), "utf8");
      return [...text.matchAll(/^ {2}code: "([^"]+)",\n {2}severity: /gmu)].map((match) => match[1] ?? "");
    });

  expect(declared.toSorted()).toEqual(codes.toSorted());
});
