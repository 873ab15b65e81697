/**
 * Bundles the program: an entry that loads nothing until it must, a chunk per command and heavy library, and the licences of
 * all that went in.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundleLatePackages, latePackages } from "./late-packages.js";
import { thirdPartyNotices } from "./notices.js";

const root = path.resolve(import.meta.dirname, "..");

// CommonJS packages in an ES module call a `require` that only this gives them.
const requireForCommonJs = [
  'import { createRequire as createRequireOfNode } from "node:module";',
  "const require = createRequireOfNode(import.meta.url);",
].join("\n");

/**
 * What the entry loads stands in a bundle of its own: a shared one would give the entry chunks to load, too.
 * @type {import("esbuild").Plugin}
 */
const processApart = {
  name: "process-apart",
  setup: (plugin) => {
    plugin.onResolve({ filter: /^\.\/process\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./chunks/process.js", external: true } : undefined,
    );
  },
};

/** Commands that need little of what a plan needs, and what workers load, too. */
const SMALL = /^(?:commands\/(?:explain|init|init-github|new|sandbox)\.ts$|compile\/)/u;

/**
 * With what a file of `src/` is loaded when it is loaded late.
 * @param {string} file from `src/`
 */
function companionOf(file) {
  if (file.startsWith("sandbox/")) return "sandbox/server.ts";
  return SMALL.test(file) ? undefined : "commands/plan.ts";
}

/**
 * A chunk costs more to open than most of what is in it, and code that several commands share would become a chunk for each
 * combination of them. So all but the small commands come with what a plan loads, and the sandbox comes whole: what is
 * always loaded together is one chunk.
 * @type {import("esbuild").Plugin}
 */
const fewChunks = {
  name: "few-chunks",
  setup: (plugin) => {
    const source = path.join(root, "src");
    plugin.onResolve({ filter: /^\..*\.ts$/, namespace: "file" }, ({ kind, path: wanted, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const file = path.resolve(resolveDir, wanted);
      const inSource = path.relative(source, file).replaceAll(path.sep, "/");
      const companion = companionOf(inSource);
      if (companion === undefined || companion === inSource) return undefined;
      return { path: file, namespace: "accompanied", pluginData: path.join(source, companion) };
    });
    plugin.onLoad({ filter: /.*/, namespace: "accompanied" }, ({ path: file, pluginData }) => ({
      contents: `import ${JSON.stringify(pluginData)};\nexport * from ${JSON.stringify(file)};`,
      resolveDir: root,
    }));
  },
};

/**
 * @param {string} outputFolder absolute
 * @returns {Promise<import("esbuild").Metafile>}
 */
export async function bundle(outputFolder) {
  const options = await bundleOptions();
  const chunks = path.join(outputFolder, "chunks");
  const [entry, program, late] = await Promise.all([
    build({
      ...options,
      entryPoints: { cli: path.join(root, "src", "cli.ts") },
      outdir: outputFolder,
      // Node opens no loader of ES modules for it: to say the version needs none.
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      define: { ...options.define, "import.meta.dirname": "__dirname" },
      banner: { js: "#!/usr/bin/env node" },
      plugins: [processApart],
    }),
    build({
      ...options,
      // The code that starts workers stands in a chunk of its own, and looks for theirs beside it.
      entryPoints: {
        process: path.join(root, "src", "process.ts"),
        "compile-worker": path.join(root, "src", "workers", "compile-worker.ts"),
      },
      outdir: chunks,
      chunkNames: "[name]-[hash]",
      splitting: true,
      plugins: [latePackages, fewChunks],
    }),
    bundleLatePackages(options, chunks),
  ]);
  await chmod(path.join(outputFolder, "cli.cjs"), 0o755);
  const metafiles = [entry.metafile, program.metafile, ...late];
  /** @type {import("esbuild").Metafile} */
  const metafile = {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
  await writeFile(path.join(outputFolder, "THIRD_PARTY_NOTICES.txt"), await thirdPartyNotices(metafile, root));
  return metafile;
}

/** How the program and the Action are bundled alike. */
export async function bundleOptions() {
  /** @type {{ version: string }} */
  const manifest = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  return /** @type {const} */ ({
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    // Not minified: a bug is shown with its stack, and that is to be read. The package stays small all the same.
    legalComments: "none", // THIRD_PARTY_NOTICES.txt holds the licences.
    banner: { js: requireForCommonJs },
    define: {
      HELPSYNC_VERSION: JSON.stringify(manifest.version),
      // What another compiler, or other checks, made of a file says nothing of what these make.
      HELPSYNC_COMPILER: JSON.stringify(await digestOf("compile", "dialect", "model")),
      HELPSYNC_CHECKS: JSON.stringify(await digestOf("")),
    },
    metafile: true,
    logLevel: "warning",
    tsconfig: path.join(root, "tsconfig.json"),
  });
}

/**
 * Names a part of the program by all that makes it.
 * @param {...string} folders of `src/`
 */
async function digestOf(...folders) {
  const names = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(path.join(root, "src", folder), { recursive: true })).map((name) =>
        path.join("src", folder, name),
      ),
    ),
  );
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", ...names.flat().filter((name) => name.endsWith(".ts"))].sort()) {
    hash.update(await readFile(path.join(root, name)));
  }
  return hash.digest("base64url").slice(0, 22);
}
