import { parentPort, workerData } from "node:worker_threads";
import { openCompiler } from "../compile/compiler.ts";
import type { Batch, CompiledBatch, Given } from "./messages.ts";

// A thread of its own: it compiles what it is sent, until it is ended.
const { index } = workerData as Given;
const compiler = openCompiler();
await compiler.load();
parentPort?.on("message", ({ first, jobs }: Batch) => {
  const compiled = jobs.map(({ translation, body, bodyPrint, context }) =>
    compiler.compileNow(
      { translation: { ...translation, body: () => body, bodyPrint: () => bodyPrint }, context },
      index,
    ),
  );
  parentPort?.postMessage({ first, compiled } satisfies CompiledBatch);
});
