/** Runs one program as a step: its output is kept, and its time is taken. */
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";

/**
 * @typedef {object} StepResult
 * @property {string} name
 * @property {boolean} passed
 * @property {number} seconds
 * @property {string} output all that it printed
 */

/**
 * @param {string} name for people
 * @param {readonly [string, ...string[]]} command program and arguments; run without a shell
 * @param {{ folder: string, environment?: NodeJS.ProcessEnv, echo?: (text: string) => void }} options
 * @returns {Promise<StepResult>}
 */
export function runStep(name, command, { folder, environment = process.env, echo = () => undefined }) {
  const [program, ...programArguments] = command;
  const start = performance.now();
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, programArguments, {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        output += text;
        echo(text);
      });
    }
    const finish = (/** @type {boolean} */ passed) => {
      resolve({ name, passed, seconds: (performance.now() - start) / 1000, output });
    };
    child.on("error", (error) => {
      output += `${error.message}\n`;
      finish(false);
    });
    child.on("close", (code) => {
      finish(code === 0);
    });
  });
}

/**
 * @param {readonly { name: string, seconds: number }[]} timed steps or tests
 * @returns {string[]} a line each
 */
export function slowestTen(timed) {
  const slowest = [...timed].sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  return slowest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${name}`);
}
