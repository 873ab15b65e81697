/** Loaded into a process that is measured, before anything of its own: at its end it writes down what it used. */
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env["HELPSYNC_BENCH_USAGE"];
if (file !== undefined && isMainThread) {
  process.on("exit", () => {
    writeFileSync(file, JSON.stringify(process.resourceUsage()));
  });
}
