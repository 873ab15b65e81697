/** Builds the Action anew, elsewhere, and compares: what is committed must be what the source says. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleAction } from "./bundle-action.js";

const committed = path.resolve(import.meta.dirname, "..", "dist", "action");

/**
 * @param {string} folder
 * @returns {Promise<Map<string, Buffer>>} by name
 */
async function readAll(folder) {
  const names = await readdir(folder).catch(() => []);
  return new Map(
    await Promise.all(
      names.map(async (name) => /** @type {const} */ ([name, await readFile(path.join(folder, name))])),
    ),
  );
}

const folder = await mkdtemp(path.join(tmpdir(), "helpsync-action-"));
try {
  await bundleAction(folder);
  const [fresh, kept] = [await readAll(folder), await readAll(committed)];
  const names = [...new Set([...fresh.keys(), ...kept.keys()])].sort();
  const stale = names.filter((name) => kept.get(name)?.equals(fresh.get(name) ?? Buffer.alloc(0)) !== true);
  if (stale.length > 0) {
    process.stderr.write(`Not what the source says: ${stale.map((name) => `dist/action/${name}`).join(", ")}.\n`);
    process.stderr.write("Run `npm run build:action`, and commit dist/action.\n");
    process.exitCode = 1;
  } else process.stdout.write(`${names.join(", ")}: fresh\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
