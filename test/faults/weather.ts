import { FAULT_KINDS, factsOf, type FaultKind } from "../../src/sandbox/faults/kinds.ts";
import type { FaultOptions } from "../../src/sandbox/faults/chooser.ts";
import { oneOf, seeded } from "../corpora/seeded.ts";

/** Calls of a run that rules may hit; more than a run makes. */
const CALLS = 400;

/** Requests that take longer than one may, and writes that come later than the answers of the random faults say. */
const SLOW = ["slowBody 90", "lateWrite 30", "lateWrite 58"];

/** What the sandbox never does by itself, since it ends a run at once. */
const DEADLY = ["unauthorized", "forbidden"] satisfies readonly FaultKind[];

/**
 * The faults of one apply: every kind of the sandbox in its share, hitting from 2 to 20 % of the calls. In two of three
 * applies the token stays in favour, or few would come far.
 */
export function weatherOf(seed: number): FaultOptions {
  const random = seeded(seed);
  const rate = 0.02 + 0.18 * random();
  const isLetIn = random() < 2 / 3;
  const left = FAULT_KINDS.filter((kind) => !("random" in factsOf(kind)) && !(isLetIn && isDeadly(kind)));
  const extra = [...left, ...SLOW];
  const share = (rate * extra.length) / (FAULT_KINDS.length + SLOW.length);
  const faults: string[] = [];
  for (let call = 1; call <= CALLS; call += 1) {
    if (random() >= share) continue;
    const kind = oneOf(extra, random);
    faults.push(`${kind.startsWith("lateWrite") ? "write" : "*"} *: ${kind} on call ${String(call)}`);
  }
  return { faults, randomFaults: { seed, rate: rate - share } };
}

function isDeadly(kind: FaultKind): boolean {
  return (DEADLY as readonly FaultKind[]).includes(kind);
}
