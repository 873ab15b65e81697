/** The licences of every package whose code is in the bundle: most of them ask for it. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/**
 * @param {import("esbuild").Metafile} metafile of a bundle
 * @param {string} root the folder that the metafile's paths start from, absolute
 * @returns {Promise<string>} a chapter a package, by name
 * Throws where a package has no licence text: such code may not be shipped.
 */
export async function thirdPartyNotices(metafile, root) {
  const folders = new Set(
    Object.values(metafile.outputs)
      .flatMap((output) => Object.entries(output.inputs))
      .filter(([, input]) => input.bytesInOutput > 0)
      .map(([file]) => packageFolder(file))
      .filter((folder) => folder !== undefined),
  );
  const chapters = await Promise.all([...folders].map((folder) => chapter(path.join(root, folder))));
  const line = "-".repeat(80);
  return `helpsync contains code of these packages.\n\n${chapters.sort().join(`\n${line}\n\n`)}`;
}

/**
 * @param {string} file a path with `/`
 * @returns {string | undefined} the folder of the innermost package that holds it; none outside `node_modules`
 */
export function packageFolder(file) {
  return /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0];
}

/** @param {string} folder of a package, absolute */
async function chapter(folder) {
  /** @type {{ name: string, version: string, license?: string }} */
  const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const text = await licenceText(folder);
  if (manifest.license === undefined && text === undefined) throw new Error(`${manifest.name} states no licence.`);
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? "licence below"})`;
  return `${title}\n\n${text ?? "The package holds no licence text.\n"}`;
}

/** @param {string} folder of a package, absolute */
async function licenceText(folder) {
  const names = (await readdir(folder)).filter((name) => /^(?:licen[cs]e|notice)/iu.test(name)).sort();
  if (names.length === 0) return undefined;
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  return texts.map((text) => `${text.replaceAll("\r\n", "\n").trim()}\n`).join("\n");
}
