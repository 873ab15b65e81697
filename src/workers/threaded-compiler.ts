import { openCompiler, type Compiler } from "../compile/compiler.ts";

/** From so many files on, several threads are done earlier than one, which need not be started. */
const WORTH_THREADS = 64;

/**
 * Compiles on several cores where there are many files. Those that no other thread compiled, since it could not start or
 * ended, are compiled in this one: so whatever is wrong with them is said as ever.
 * @param worker the built file that the other threads run; the one that lies beside this code where it is not given
 */
export function openThreadedCompiler(worker?: URL): Compiler {
  const here = openCompiler();
  return {
    ...here,
    async compileAll(jobs, index) {
      if (jobs.length < WORTH_THREADS) return here.compileAll(jobs, index);
      const { compileInWorkers } = await import("./compile-pool.ts");
      const files = await compileInWorkers(jobs, index, worker);
      if (files.includes(undefined)) await here.load();
      return jobs.map((job, place) => files[place] ?? here.compileNow(job, index));
    },
  };
}
