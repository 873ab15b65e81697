/**
 * `npm run bench -- [options]`: builds the program, bundles the benchmark with the processes that it starts, and runs it.
 * `npm run bench -- sandbox` measures the embedded Intercom alone.
 */
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const outputFolder = path.join(root, "node_modules", ".cache", "helpsync", "bench");

/**
 * @param {Record<string, string>} entryPoints
 * @param {"esm" | "cjs"} format
 */
function bundle(entryPoints, format) {
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir: outputFolder,
    outExtension: { ".js": format === "esm" ? ".mjs" : ".cjs" },
    bundle: true,
    format,
    platform: "node",
    target: "node20.19",
    ...(format === "cjs"
      ? {}
      : {
          banner: {
            js: 'import { createRequire as createRequireOfNode } from "node:module"; const require = createRequireOfNode(import.meta.url);',
          },
        }),
    logLevel: "warning",
  });
}

/** @param {...string} parameters */
function run(...parameters) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

await bundle(
  {
    bench: "bench/bench.ts",
    sandbox: "bench/sandbox.ts",
    server: "bench/run/server.ts",
    look: "bench/floors/look.ts",
    parse: "bench/floors/parse.ts",
    write: "bench/floors/write.ts",
  },
  "esm",
);
await bundle({ usage: "bench/run/usage.ts" }, "cjs");

const [first, ...others] = process.argv.slice(2);
if (first === "sandbox") {
  run("--expose-gc", path.join(outputFolder, "sandbox.mjs"), ...others);
} else {
  run(path.join(root, "scripts", "build.js"));
  run(path.join(outputFolder, "bench.mjs"), ...process.argv.slice(2));
}
