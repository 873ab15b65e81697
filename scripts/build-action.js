/** `npm run build:action`: writes `dist/action/`, which is committed, since GitHub runs it as it is. */
import { rm } from "node:fs/promises";
import path from "node:path";
import { bundleAction } from "./bundle-action.js";

const outputFolder = path.resolve(import.meta.dirname, "..", "dist", "action");
await rm(outputFolder, { recursive: true, force: true });
for (const [name, { bytes }] of Object.entries(await bundleAction(outputFolder)))
  process.stdout.write(`${name}, ${String(Math.round(bytes / 1024))} KiB\n`);
