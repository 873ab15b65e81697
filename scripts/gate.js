/**
 * `npm test`: the whole gate. Builds, then runs all checks, two at a time; a step that passes prints one line, a step
 * that fails all of its output. `npm test -- types lint` runs only the steps that it names.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runStep, slowestTen } from "./run-step.js";

const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, "node_modules", ".cache", "helpsync");
const testReports = ["tests", "trials"].map((name) => path.join(cache, `${name}.json`));
const operations = path.join(cache, "operations.txt");

/** @typedef {readonly [string, ...string[]]} Command */

/**
 * Long ones first: the rest fits beside them.
 * @type {Readonly<Record<string, Command>>}
 */
const checks = {
  // Their coverage is not measured: that would take twice the time, and the other tests reach the same code.
  trials: vitest("trials", "--project=apart", "--project=trials", "--exclude=test/corpora/**"),
  tests: vitest("tests", "--project=together", "--coverage"),
  lint: program(
    "eslint",
    ".",
    "--max-warnings",
    "0",
    "--cache",
    "--cache-strategy",
    "content",
    "--cache-location",
    path.join(cache, "eslint"),
  ),
  types: program("tsc", "-p", ".", "--incremental", "--tsBuildInfoFile", path.join(cache, "types.tsbuildinfo")),
  format: program("prettier", "--check", ".", "--cache", "--cache-location", path.join(cache, "prettier")),
  "dead code": program("knip"),
  package: ["node", path.join("scripts", "check-package.js")],
  "action bundle": ["node", path.join("scripts", "check-action.js")],
};

/**
 * @param {string} name of a program of node_modules
 * @param {string[]} programArguments
 * @returns {Command}
 */
function program(name, ...programArguments) {
  return [path.join(root, "node_modules", ".bin", name), ...programArguments];
}

/**
 * @param {string} name of its report
 * @param {string[]} programArguments
 * @returns {Command}
 */
function vitest(name, ...programArguments) {
  const report = `--outputFile.json=${path.join(cache, `${name}.json`)}`;
  return program("vitest", "run", ...programArguments, "--reporter=default", "--reporter=json", report);
}

/**
 * @typedef {object} TestReport as vitest writes it
 * @property {{ name: string, message?: string, status: string, assertionResults: { fullName: string, status: string, duration?: number | null }[] }[]} testResults
 */

/** @param {readonly string[]} wanted names of checks; none for all */
async function runGate(wanted) {
  const unknown = wanted.filter((name) => !(name in checks));
  if (unknown.length > 0)
    throw new Error(`No such step: ${unknown.join(", ")}. There are: ${Object.keys(checks).join(", ")}.`);
  await mkdir(cache, { recursive: true });
  await Promise.all([...testReports, operations].map((file) => rm(file, { force: true })));

  const steps = [await runAndReport("build", ["node", path.join("scripts", "build.js")])];
  const waiting = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      steps.push(await runAndReport(...next));
  };
  await Promise.all([lane(), lane()]);
  return { steps, tests: await readTests() };
}

/**
 * @param {string} name
 * @param {Command} command
 */
async function runAndReport(name, command) {
  const step = await runStep(name, command, { folder: root, environment: { ...process.env, NO_COLOR: "1" } });
  process.stdout.write(`${step.passed ? "passed" : "FAILED"}  ${name} (${step.seconds.toFixed(1)} s)\n`);
  if (!step.passed) process.stdout.write(`${step.output}\n`);
  return step;
}

/** @returns {Promise<{ name: string, file: string, status: string, seconds: number }[]>} of this run; none where none ran */
async function readTests() {
  /** @type {TestReport[]} */
  const reports = await Promise.all(
    testReports.map((file) => readFile(file, "utf8").then(JSON.parse, () => ({ testResults: [] }))),
  );
  return reports
    .flatMap(({ testResults }) => testResults)
    .flatMap((file) =>
      file.assertionResults.map((test) => ({
        name: `${path.relative(root, file.name)}: ${test.fullName}`,
        file: path.relative(root, file.name),
        status: test.status,
        seconds: (test.duration ?? 0) / 1000,
      })),
    );
}

/**
 * @param {readonly { name: string, file: string }[]} skipped
 * @returns {string[]} a line a file: so many that no one overlooks them, so few that everyone reads them
 */
function describeSkipped(skipped) {
  const files = [...new Set(skipped.map(({ file }) => file))];
  return files.map((file) => `${file}: ${String(skipped.filter((test) => test.file === file).length)}`);
}

/**
 * @param {string} file
 * @returns {Promise<string[]>} none where the tests did not run
 */
async function readLines(file) {
  return readFile(file, "utf8").then(
    (text) => text.split("\n"),
    () => [],
  );
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function printChapter(title, lines) {
  if (lines.length > 0) process.stdout.write(`\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`);
}

const { steps, tests } = await runGate(process.argv.slice(2));
const passedTests = tests.filter((test) => test.status === "passed");
const failedTests = tests.filter((test) => test.status === "failed");
const skippedTests = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
const passed = passedTests.length + steps.filter((step) => step.passed).length;
const failed = failedTests.length + steps.filter((step) => !step.passed).length;
const coverage = /^(?:Statements|Branches|Functions|Lines) .*$/gmu;

printChapter("Coverage", steps.find((step) => step.name === "tests")?.output.match(coverage) ?? []);
printChapter("Operations of Intercom's API that tests exercise", await readLines(operations));
printChapter("Skipped tests", describeSkipped(skippedTests));
printChapter("Slowest tests", slowestTen(tests));
printChapter("Steps", slowestTen(steps));
process.stdout.write(`\n${String(passed)} passed, ${String(failed)} failed, ${String(skippedTests.length)} skipped\n`);

await writeFile(path.join(cache, "gate.json"), JSON.stringify({ passed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
