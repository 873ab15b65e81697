/**
 * Packs the package as npm would and looks at the tarball: what publint says, its size, that nothing is missing and
 * nothing is too much, and that the program runs with nothing else installed.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "..");
const maximumBytes = 1_500_000;
const needed = [
  "dist/cli.cjs",
  "dist/chunks/compile-worker.js",
  "dist/THIRD_PARTY_NOTICES.txt",
  "LICENSE",
  "README.md",
  "CHANGELOG.md",
  "package.json",
];
const allowed =
  /^(?:dist(?!\/action\/)|schemas|content\/reference)\/|^(?:LICENSE|README\.md|CHANGELOG\.md|package\.json)$/u;

/**
 * @typedef {object} Packed what `npm pack --json` says of a tarball
 * @property {string} filename
 * @property {number} size bytes, packed
 * @property {{ path: string }[]} files
 */

/**
 * @param {Packed} packed
 * @returns {string[]} sentences for people
 */
function findFaults({ size, files }) {
  const paths = files.map((file) => file.path);
  return [
    ...(size > maximumBytes ? [`The tarball has ${String(size)} bytes; ${String(maximumBytes)} are allowed.`] : []),
    ...needed.filter((file) => !paths.includes(file)).map((file) => `${file} is missing.`),
    ...paths.filter((file) => !allowed.test(file)).map((file) => `${file} does not belong in the package.`),
  ];
}

/** @param {Record<string, unknown>} manifest of the package */
function findDependencies(manifest) {
  const fields = ["dependencies", "peerDependencies", "optionalDependencies"];
  return fields.filter((field) => field in manifest).map((field) => `package.json has ${field}: all is bundled.`);
}

/**
 * Runs the packed program with nothing beside it.
 * @param {string} program absolute
 * @param {string} folder to run it in
 * @param {string} version that it is to say
 */
async function tryProgram(program, folder, version) {
  /** @param {string[]} programArguments */
  const output = async (...programArguments) =>
    run(process.execPath, [program, ...programArguments], { cwd: folder }).then(
      ({ stdout }) => stdout,
      (/** @type {unknown} */ error) => String(error),
    );
  const saidVersion = await output("--version");
  const saidPage = await output("explain", "link-target-missing"); // A page of the manual that is in the package.
  return [
    ...(saidVersion.trim() === version ? [] : [`--version does not say ${version}: ${saidVersion}`]),
    ...(saidPage.startsWith("## link-target-missing\n")
      ? []
      : [`explain does not show a page of the manual: ${saidPage}`]),
  ];
}

const folder = await mkdtemp(path.join(tmpdir(), "helpsync-package-"));
try {
  /** @type {Record<string, unknown> & { version: string }} */
  const manifest = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));

  // Without scripts: `prepare` would build again, under the feet of the steps that run beside this one.
  const packing = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], { cwd: root });
  /** @type {Packed[]} */
  const [packed] = JSON.parse(packing.stdout);
  if (packed === undefined) throw new Error("npm packed nothing.");
  const faults = [...findDependencies(manifest), ...findFaults(packed)];

  const tarball = await readFile(path.join(folder, packed.filename));
  const { messages } = await publint({ strict: true, pack: { tarball: new Uint8Array(tarball).buffer } });
  faults.push(...messages.map((message) => formatMessage(message, manifest) ?? message.code));

  await run("tar", ["-xzf", packed.filename], { cwd: folder });
  faults.push(...(await tryProgram(path.join(folder, "package", "dist", "cli.cjs"), folder, manifest.version)));

  process.stdout.write(`${packed.filename}: ${String(packed.size)} bytes, ${String(packed.files.length)} files\n`);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
