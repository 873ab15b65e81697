/** `npm run bench`: bundles the benchmarks and runs them in a process of their own, so that memory is theirs alone. */
import { build } from "esbuild";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { runStep } from "./run-step.js";

const root = path.resolve(import.meta.dirname, "..");
const outputFile = path.join(root, "node_modules", ".cache", "helpsync", "bench", "sandbox.mjs");
await mkdir(path.dirname(outputFile), { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: [path.join(root, "bench", "sandbox.ts")],
  outfile: outputFile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  banner: {
    js: 'import { createRequire as createRequireOfNode } from "node:module"; const require = createRequireOfNode(import.meta.url);',
  },
  logLevel: "warning",
});
const { passed } = await runStep("sandbox", [process.execPath, "--expose-gc", outputFile], {
  folder: root,
  echo: (text) => process.stdout.write(text),
});
process.exitCode = passed ? 0 : 1;
