import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const BUNDLE = path.join(import.meta.dirname, "../../dist/action/index.js");
const NODE_24 = path.join(import.meta.dirname, "../node-24/node_modules/node/bin/node");
export const HAS_NODE_24 = existsSync(NODE_24);

/** What GitHub's runner starts a step with. */
export interface StepStart {
  /** The folder of the workflow. */
  readonly workspace: string;
  /** A folder for what the runner itself keeps. */
  readonly temporary: string;
  readonly event: string;
  readonly payload: unknown;
  readonly sha: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What the first half saved, for the second. */
  readonly state?: Readonly<Record<string, string>>;
  readonly node?: "24 where it is there" | "the running one";
}

export interface StepEnd {
  /** Null where a signal ended it. */
  readonly code: number | null;
  /** Everything that it wrote, as it wrote it. */
  readonly raw: string;
  /** What people see in the log. */
  readonly log: string;
  readonly commands: readonly RunnerCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The runner's folder for temporary files. */
  readonly temp: string;
}

export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface RunningStep {
  readonly ended: Promise<StepEnd>;
  readonly child: ChildProcess;
}

/** Starts the bundle as GitHub's runner does: inputs and files by the environment, no terminal. */
export function startStep(start: StepStart): RunningStep {
  const folder = mkdtempSync(path.join(start.temporary, "step-"));
  const temp = path.join(folder, "temp");
  mkdirSync(temp);
  const files = { output: "", state: "", step_summary: "", env: "", path: "" };
  for (const name of Object.keys(files)) writeFileSync(path.join(folder, name), "");
  writeFileSync(path.join(folder, "event.json"), JSON.stringify(start.payload));
  const env = {
    ...{ PATH: process.env["PATH"], HOME: folder, CI: "true", GITHUB_ACTIONS: "true", GIT_CONFIG_NOSYSTEM: "1" },
    ...{ GITHUB_EVENT_NAME: start.event, GITHUB_EVENT_PATH: path.join(folder, "event.json") },
    ...{ GITHUB_WORKSPACE: start.workspace, GITHUB_SHA: start.sha, RUNNER_TEMP: temp, RUNNER_OS: "Linux" },
    ...{ GITHUB_OUTPUT: path.join(folder, "output"), GITHUB_STATE: path.join(folder, "state") },
    ...{ GITHUB_STEP_SUMMARY: path.join(folder, "step_summary"), GITHUB_ENV: path.join(folder, "env") },
    ...{ GITHUB_RUN_ID: "100", GITHUB_RUN_ATTEMPT: "1", GITHUB_ACTOR: "ana", GITHUB_SERVER_URL: "https://github.com" },
    ...Object.fromEntries(
      Object.entries(start.inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]),
    ),
    ...Object.fromEntries(Object.entries(start.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])),
    ...start.env,
  };
  const node = start.node === "the running one" || !HAS_NODE_24 ? process.execPath : NODE_24;
  const child = spawn(node, [BUNDLE], { cwd: start.workspace, env, stdio: ["ignore", "pipe", "pipe"] });
  let raw = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (raw += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (raw += text));
  const ended = new Promise<StepEnd>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
      const { log, commands } = readLog(raw);
      resolve({
        ...{ code, raw, log, commands, temp, summary: read("step_summary") },
        ...{ outputs: readPairs(read("output")), state: readPairs(read("state")) },
      });
    });
  });
  return { ended, child };
}

const REGISTERED = new Set([
  ...["notice", "error", "warning", "debug", "group", "endgroup", "echo", "add-mask", "add-matcher"],
  ...["remove-matcher", "stop-commands", "set-env", "set-output", "save-state", "add-path"],
]);

/**
 * Reads lines as GitHub's runner does (`ActionCommandManager`): `::name::` at the start of a line, space before it or not,
 * and the older `##[name]` anywhere in it, unless commands are stopped; then only the word that lets them go on counts.
 */
function readLog(raw: string): { log: string; commands: RunnerCommand[] } {
  const commands: RunnerCommand[] = [];
  const masks: string[] = [];
  const shown: string[] = [];
  let stopped: string | undefined;
  for (const line of raw.split(/\r?\n/u)) {
    const command = readCommand(line, stopped);
    if (command !== undefined && stopped !== undefined) {
      if (command.name === stopped) stopped = undefined;
      else shown.push(line);
    } else if (command === undefined) shown.push(line);
    else if (command.name === "stop-commands") stopped = command.data;
    else {
      if (command.name === "add-mask") masks.push(command.data);
      else commands.push(command);
    }
  }
  const longestFirst = masks.sort((left, right) => right.length - left.length);
  return { log: longestFirst.reduce((text, mask) => text.replaceAll(mask, "***"), shown.join("\n")), commands };
}

function readCommand(line: string, stopped: string | undefined): RunnerCommand | undefined {
  const found =
    /^\s*::(?<name>[^\s:]+)(?:\s+(?<properties>.*?))?::(?<data>.*)$/u.exec(line)?.groups ??
    /##\[(?<name>[^\s\]]+)(?:\s+(?<properties>[^\]]*))?\](?<data>.*)$/u.exec(line)?.groups;
  const { name = "", properties = "", data = "" } = found ?? {};
  if (found === undefined || (!REGISTERED.has(name) && name !== stopped)) return undefined;
  const pairs = properties.split(",").filter((pair) => pair.includes("="));
  return {
    name,
    properties: Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), unescaped(pair.slice(pair.indexOf("=") + 1))]),
    ),
    data: unescaped(data),
  };
}

function unescaped(text: string): string {
  const plain = text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",");
  return plain.replaceAll("%25", "%");
}

/** `name<<WORD`, the lines of the value, `WORD`. */
function readPairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const [, name = "", , value = ""] of text.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n?\2$/gmu)) pairs[name] = value;
  return pairs;
}
