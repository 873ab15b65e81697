/** Builds the program into `dist/`. `prepare` runs it, so that `npm ci` leaves a runnable program. */
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { bundle } from "./bundle.js";

const root = path.resolve(import.meta.dirname, "..");
const outputFolder = path.join(root, "dist");
await mkdir(outputFolder, { recursive: true });
// The Action's bundle is committed, and built by `npm run build:action`.
const old = (await readdir(outputFolder)).filter((name) => name !== "action");
await Promise.all(old.map((name) => rm(path.join(outputFolder, name), { recursive: true, force: true })));
const { outputs } = await bundle(outputFolder);
const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
const chunks = Object.keys(outputs).length - 1;
process.stdout.write(`dist/cli.cjs and ${String(chunks)} chunks, ${String(Math.round(bytes / 1024))} KiB\n`);
