import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";

/** What one process took, from its start to its end. */
export interface Used {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of all its threads on a processor; 0 where it was not taken. */
  readonly cpu: number;
  /** The most that was resident, in MB; 0 where it was not taken. */
  readonly memory: number;
  readonly output: string;
}

export interface ProcessOptions {
  /** Arguments of node, the file first. */
  readonly parameters: readonly string[];
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What it may end with; only 0 where absent. */
  readonly exitCodes?: readonly number[];
  /** A process of some milliseconds is not asked what it used: that would be half of what it does. */
  readonly usage?: "taken" | "left";
}

const PRELOAD = path.join(import.meta.dirname, "usage.cjs");

/** Runs a fresh Node process to its end. Throws where it ends otherwise than it may. */
export async function measure({
  parameters,
  folder,
  env,
  exitCodes = [0],
  usage = "taken",
}: ProcessOptions): Promise<Used> {
  const temporary = mkdtempSync(path.join(tmpdir(), "helpsync-bench-usage-"));
  const file = path.join(temporary, "usage.json");
  const preload = usage === "taken" ? ["--require", PRELOAD] : [];
  try {
    const start = performance.now();
    const child = spawn(process.execPath, [...preload, ...parameters], {
      cwd: folder ?? temporary,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], HELPSYNC_BENCH_USAGE: file, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    let wall = 0;
    child.once("exit", () => (wall = (performance.now() - start) / 1000));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    if (code === null || !exitCodes.includes(code)) {
      throw new Error(`node ${parameters.join(" ")} ended with ${String(code)}:\n${output.slice(-2000)}`);
    }
    return { wall, ...(usage === "taken" ? readUsage(file) : { cpu: 0, memory: 0 }), output };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function readUsage(file: string): Pick<Used, "cpu" | "memory"> {
  const usage = JSON.parse(readFileSync(file, "utf8")) as NodeJS.ResourceUsage;
  return { cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6, memory: usage.maxRSS / 1024 };
}

/**
 * Runs each of some works so often, in turn, so that a noisy moment meets all of them: of time the least counts, of memory
 * the most.
 */
export async function interleaved<Name extends string>(
  runs: number,
  works: Readonly<Record<Name, () => Promise<Used>>>,
): Promise<Record<Name, Used>> {
  const best: Partial<Record<Name, Used>> = {};
  const names = Object.keys(works) as Name[];
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) {
      const used = await works[name]();
      const before = best[name] ?? used;
      best[name] = {
        wall: Math.min(before.wall, used.wall),
        cpu: Math.min(before.cpu, used.cpu),
        memory: Math.max(before.memory, used.memory),
        output: used.output,
      };
    }
  }
  return best as Record<Name, Used>;
}
