import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CompiledFile, CompileJob } from "../compile/compiler.ts";
import type { LinkIndex } from "../compile/links/link-index.ts";
import type { Batch, CompiledBatch, Given, SentJob } from "./messages.ts";

/** Each takes some 100 MB. */
const MOST_WORKERS = 4;
/** A worker compiles its first files slowly: another one pays only where it gets so many. */
const FILES_EACH = 40;
/** Files that are sent at once: few, so that all workers end at about the same time, and memory stays small. */
const BATCH = 16;
/** A worker has the next batch at hand when it has done one. */
const AT_HAND = 2;

const RESOURCE_LIMITS = {
  // Trees are garbage as soon as their file is compiled: with room for some of them, few outlive a collection.
  maxYoungGenerationSizeMb: 48,
  // What Node gives the program's own thread, so that no file nests too deep for one thread and not for the other.
  stackSizeMb: (984 + 192) / 1024,
};

/** Where the build puts the worker: beside the file that holds this code. */
const WORKER = new URL("./compile-worker.js", import.meta.url);

/**
 * Compiles files on several cores.
 * @param worker the built file that each thread runs
 * @returns what each file became, at its place; undefined where a thread ended before it was done, or none could start
 */
export async function compileInWorkers(
  jobs: readonly CompileJob[],
  index: LinkIndex,
  worker = WORKER,
): Promise<(CompiledFile | undefined)[]> {
  let next = 0;
  // The texts of a batch are made when it is sent.
  const nextBatch = (): Batch | undefined => {
    if (next >= jobs.length) return undefined;
    const first = next;
    next += BATCH;
    return { first, jobs: jobs.slice(first, next).map(sent) };
  };
  const files = jobs.map((): CompiledFile | undefined => undefined);
  const take = ({ first, compiled }: CompiledBatch): void => {
    compiled.forEach((file, place) => (files[first + place] = file));
  };
  const count = Math.min(availableParallelism(), MOST_WORKERS, Math.ceil(jobs.length / FILES_EACH));
  const given: Given = { index };
  await Promise.allSettled(Array.from({ length: count }, () => employ(worker, given, nextBatch, take)));
  return files;
}

function sent({ translation, context }: CompileJob): SentJob {
  const { body, bodyPrint, ...said } = translation;
  return { translation: said, body: body(), bodyPrint: bodyPrint(), context };
}

/** Starts a worker and sends it batches until there are no more. Ends when it has ended, however that came. */
function employ(
  file: URL,
  given: Given,
  nextBatch: () => Batch | undefined,
  take: (compiled: CompiledBatch) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(file, { workerData: given, resourceLimits: RESOURCE_LIMITS });
    let sent = 0;
    const send = (): void => {
      const batch = nextBatch();
      if (batch !== undefined) {
        sent += 1;
        worker.postMessage(batch);
      } else if (sent === 0) void worker.terminate();
    };
    worker.on("message", (compiled: CompiledBatch) => {
      sent -= 1;
      take(compiled);
      send();
    });
    // Why it ended is seen when somebody compiles what it left.
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      resolve();
    });
    try {
      for (let each = 0; each < AT_HAND; each += 1) send();
    } catch {
      // A file that cannot be sent is compiled here; a thread that nobody ends would keep the program alive.
      void worker.terminate();
    }
  });
}
