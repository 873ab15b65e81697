/**
 * Bundles the GitHub Action: `index.js`, and apart from it `sandbox.js`, the embedded Intercom, which is loaded only where
 * a workspace is opened as one, and `compile-worker.js`, which other threads run; with the licences of all that went in.
 */
import { build } from "esbuild";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundleOptions } from "./bundle.js";
import { thirdPartyNotices } from "./notices.js";

const root = path.resolve(import.meta.dirname, "..");
const sandboxFolder = path.join(root, "src", "sandbox");
const sandboxFile = "./sandbox.js";

/**
 * What is loaded of the sandbox dynamically is taken from its own file.
 * @type {import("esbuild").Plugin}
 */
const sandboxApart = {
  name: "sandbox-apart",
  setup: (plugin) => {
    plugin.onResolve({ filter: /\/sandbox\// }, ({ kind, path: wanted, resolveDir }) => {
      const isSandbox = path.resolve(resolveDir, wanted).startsWith(`${sandboxFolder}${path.sep}`);
      return kind === "dynamic-import" && isSandbox ? { path: sandboxFile, external: true } : undefined;
    });
  },
};

/**
 * The Action asks GitHub for no identity token, and what it would ask with is large.
 * @type {import("esbuild").Plugin}
 */
const withoutIdentityTokens = {
  name: "without-identity-tokens",
  setup: (plugin) => {
    plugin.onResolve({ filter: /^\.\/oidc-utils\.js$/ }, () => ({ path: "oidc-utils", namespace: "left-out" }));
    plugin.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
      contents: "export class OidcClient {}",
      loader: "js",
    }));
  },
};

/** All that is loaded of it: the Action opens embedded workspaces; the command `sandbox` names the rest. */
const sandboxSource = ["server", "quirk-notes", "quirk-texts", "faults/kinds"]
  .map((name) => `export * from "./${name}.ts";\n`)
  .join("");

/**
 * @param {string} outputFolder absolute
 * @returns {Promise<import("esbuild").Metafile["outputs"]>} what was written, by its path from the project's folder
 */
export async function bundleAction(outputFolder) {
  const options = await bundleOptions();
  const [action, sandbox, worker] = await Promise.all([
    build({
      ...options,
      entryPoints: [path.join(root, "src", "action", "main.ts")],
      outfile: path.join(outputFolder, "index.js"),
      plugins: [sandboxApart, withoutIdentityTokens],
    }),
    build({
      ...options,
      stdin: { contents: sandboxSource, resolveDir: sandboxFolder, sourcefile: "of-the-action.ts", loader: "ts" },
      outfile: path.join(outputFolder, "sandbox.js"),
    }),
    build({
      ...options,
      entryPoints: [path.join(root, "src", "workers", "compile-worker.ts")],
      outfile: path.join(outputFolder, "compile-worker.js"),
    }),
  ]);
  const outputs = { ...action.metafile.outputs, ...sandbox.metafile.outputs, ...worker.metafile.outputs };
  const notices = await thirdPartyNotices({ inputs: {}, outputs }, root);
  await mkdir(outputFolder, { recursive: true });
  await writeFile(path.join(outputFolder, "THIRD_PARTY_NOTICES.txt"), notices);
  return outputs;
}
