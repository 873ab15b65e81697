/**
 * `npm run demo [-- --api-version 2.9]`: plans, applies and plans again helpsync's own help center, in a temporary copy
 * and against the embedded Intercom. It fails unless the second plan holds nothing.
 */
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { parseDocument } from "yaml";
import { runStep } from "./run-step.js";

const root = path.resolve(import.meta.dirname, "..");
const program = path.join(root, "dist", "cli.cjs");

/**
 * @param {string} folder where the copy goes
 * @param {string | undefined} apiVersion what the config says where undefined
 * @returns {Promise<string>} the config file of the copy
 */
async function copyWorkspace(folder, apiVersion) {
  const config = parseDocument(await readFile(path.join(root, "intercom.config.yaml"), "utf8"));
  const workspace = config.get("default_workspace");
  if (apiVersion !== undefined) config.setIn(["workspaces", workspace, "api_version"], apiVersion);
  const file = path.join(folder, "intercom.config.yaml");
  await writeFile(file, config.toString({ lineWidth: 0 }));
  await cp(path.join(root, "content"), path.join(folder, "content"), { recursive: true });
  return file;
}

/** @param {string} text */
function announce(text) {
  process.stdout.write(`\n$ helpsync ${text}\n`);
}

/** @param {string[]} programArguments */
function runVisibly(...programArguments) {
  announce(programArguments.join(" "));
  const { status } = spawnSync(process.execPath, [program, ...programArguments], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error(`helpsync ${programArguments.join(" ")} ended with exit code ${String(status)}.`);
}

/** @returns {{ "api-version"?: string }} */
function readOptions() {
  try {
    return parseArgs({ options: { "api-version": { type: "string" } } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stderr.write("Usage: npm run demo [-- --api-version 2.9]\n");
    process.exit(1);
  }
}

const values = readOptions();
const folder = await mkdtemp(path.join(tmpdir(), "helpsync-demo-"));
try {
  const config = await copyWorkspace(folder, values["api-version"]);
  runVisibly("plan", "--config", config);
  runVisibly("apply", "--yes", "--config", config);

  announce(`plan --config ${config}`);
  const second = await runStep("second plan", [process.execPath, program, "plan", "--config", config], {
    folder,
    echo: (text) => process.stdout.write(text),
  });
  const lastLine = second.output.trimEnd().split("\n").at(-1);
  if (!second.passed || lastLine !== "No changes.") throw new Error("The second plan should have held nothing.");
} catch (error) {
  process.stderr.write(`\nThe demo failed. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
