import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** The texts of the manual's English reference pages. */
export async function readReferencePages(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith("problems") && name.endsWith(".md")).sort();
  return Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
}
