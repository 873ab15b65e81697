import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, "bodies");

/** A stored body and what it becomes. */
export interface Fixture {
  readonly name: string;
  readonly html: string;
  readonly markdown: string;
  /** What stays HTML, and what is left out: one line each. */
  readonly reports: readonly string[];
}

export const groups: readonly string[] = readdirSync(folder).map((file) => path.basename(file, ".txt"));

/**
 * Reads a file of `bodies/`: `@@ name`, the HTML, `@@ =` and the Markdown, then `@@ !` and what is reported, where
 * something is.
 */
export function readFixtures(group: string): Fixture[] {
  const text = readFileSync(path.join(folder, `${group}.txt`), "utf8");
  return text.split(/^@@ (?=[^=!])/mu).flatMap((part) => (part === "" ? [] : [fixtureOf(part)]));
}

function fixtureOf(part: string): Fixture {
  const [head = "", rest = ""] = cut(part, "\n");
  const [html = "", said = ""] = cut(rest, "\n@@ =\n");
  const [markdown = "", reports = ""] = cut(said, "@@ !\n");
  return { name: head, html, markdown, reports: reports.split("\n").filter((line) => line !== "") };
}

function cut(text: string, at: string): string[] {
  const index = text.indexOf(at);
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + at.length)];
}
