import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Every author that a corpus names is a teammate of its workspace. */
export async function authorsIn(folder: string): Promise<{ id: string; name: string; email: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = new Set(["docs@example.com"]);
  for (const entry of entries.filter((file) => file.isFile() && file.name.endsWith(".md"))) {
    const text = await readFile(path.join(entry.parentPath, entry.name), "utf8");
    for (const match of text.matchAll(/^author: *(.+?) *\r?$/gmu)) names.add(match[1] ?? "");
  }
  return [...names].map((name, index) => {
    const email = name.includes("@") ? name : `author${String(index)}@example.com`;
    return { id: String(700 + index), name, email };
  });
}
