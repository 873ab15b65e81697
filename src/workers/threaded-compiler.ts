import { setImmediate as nextTurn } from "node:timers/promises";
import { openCompiler, type CompiledFile, type Compiler } from "../compile/compiler.ts";

/** From so many files on, several threads are done earlier than one, which need not be started. */
const WORTH_THREADS = 64;

/**
 * Compiles on several cores where there are many files. Those that no other thread compiled, since it could not start or
 * ended, are compiled in this one: so whatever is wrong with them is said as ever. Between two of a few files what else
 * goes on has its turn, such as the listing of Intercom: each of its answers leads to the next call.
 * @param worker the built file that the other threads run; the one that lies beside this code where it is not given
 */
export function openThreadedCompiler(worker?: URL): Compiler {
  const here = openCompiler();
  return {
    ...here,
    giveWay: nextTurn,
    async compileAll(jobs, index) {
      if (jobs.length < WORTH_THREADS) {
        const files: CompiledFile[] = [];
        for (const job of jobs) {
          files.push(...(await here.compileAll([job], index)));
          await nextTurn();
        }
        return files;
      }
      const { compileInWorkers } = await import("./compile-pool.ts");
      const files = await compileInWorkers(jobs, index, worker);
      if (files.includes(undefined)) await here.load();
      return jobs.map((job, place) => files[place] ?? here.compileNow(job, index));
    },
  };
}
