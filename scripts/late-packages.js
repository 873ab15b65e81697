/**
 * Packages that many runs never call, each group in a file of its own that is read at the first call. The stages that use
 * them give their results at once, so they cannot load them by `import()`.
 */
import { build } from "esbuild";
import path from "node:path";

/** By file: packages, and of each the functions that are used. */
const GROUPS = {
  html: {
    parse5: ["parseFragment"],
    "hast-util-from-parse5": ["fromParse5"],
    "hast-util-to-html": ["toHtml"],
    "rehype-raw": ["default"],
  },
  markdown: { remark: ["remark"], "remark-gfm": ["default"], "remark-directive": ["default"] },
  frontmatter: { "gray-matter": ["default"] },
  patterns: { picomatch: ["default"] },
  pictures: { "image-size": ["imageSize"] },
};

/** @type {Map<string, { group: string, functions: string[] }>} */
const packages = new Map(
  Object.entries(GROUPS).flatMap(([group, members]) =>
    Object.entries(members).map(([name, functions]) => [name, { group, functions }]),
  ),
);

/**
 * Puts functions in the place of these packages that load them when they are called.
 * @type {import("esbuild").Plugin}
 */
export const latePackages = {
  name: "late-packages",
  setup: (plugin) => {
    const exactly = new RegExp(`^(?:${[...packages.keys()].join("|")})$`);
    plugin.onResolve({ filter: exactly }, ({ path: name, importer }) =>
      // What other packages use of these is theirs.
      /[\\/]node_modules[\\/]/u.test(importer) ? undefined : { path: name, namespace: "late", sideEffects: false },
    );
    plugin.onResolve({ filter: /^\.\/[a-z]+\.cjs$/, namespace: "late" }, ({ path: file }) => ({
      path: file,
      external: true,
    }));
    plugin.onLoad({ filter: /.*/, namespace: "late" }, ({ path: name }) => ({ contents: callsOf(name) }));
  },
};

/**
 * Bundles the packages themselves.
 * @param {{ absWorkingDir: string, target: string, legalComments: "none" }} options
 * @param {string} folder where the chunks go that call them, absolute
 * @returns {Promise<import("esbuild").Metafile[]>}
 */
export async function bundleLatePackages({ absWorkingDir, target, legalComments }, folder) {
  const results = await Promise.all(
    Object.entries(GROUPS).map(([group, members]) =>
      build({
        ...{ absWorkingDir, target, legalComments },
        bundle: true,
        platform: "node",
        format: "cjs",
        metafile: true,
        stdin: { contents: exportsOf(members), resolveDir: import.meta.dirname, sourcefile: `late:${group}` },
        outfile: path.join(folder, `${group}.cjs`),
      }),
    ),
  );
  return results.map(({ metafile }) => metafile);
}

/** @param {string} name of a package */
function callsOf(name) {
  const { group, functions } = packages.get(name) ?? { group: "", functions: [] };
  const calls = functions.map((exported) => {
    const call = `function (...given) { return Reflect.apply(loaded().${exportedAs(name, exported)}, this, given); }`;
    return exported === "default" ? `export default ${call}` : `export const ${exported} = ${call}`;
  });
  return [`const loaded = () => require("./${group}.cjs");`, ...calls].join("\n");
}

/** @param {Record<string, string[]>} members */
function exportsOf(members) {
  return Object.entries(members)
    .flatMap(([name, functions]) =>
      functions.map((exported) => `export { ${exported} as ${exportedAs(name, exported)} } from "${name}";`),
    )
    .join("\n");
}

/**
 * @param {string} name of a package
 * @param {string} exported
 */
function exportedAs(name, exported) {
  return exported === "default" ? name.replaceAll("-", "_") : exported;
}
