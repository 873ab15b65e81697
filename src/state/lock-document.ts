import * as z from "zod";
import { Failure } from "../model/failure.ts";
import type { LockHolder } from "../model/lock.ts";

const shape = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  who: z.string(),
  where: z.string(),
  since: z.string(),
  process: z.object({ id: z.int(), machine: z.string() }),
  attempt: z.int().exactOptional(),
  renewal: z.int(),
});

/** A lock as it is stored: one that was renewed differs. */
export function formatLock(holder: LockHolder, renewal: number): string {
  return `${JSON.stringify({ ...holder, renewal }, null, 2)}\n`;
}

/**
 * Reads what `formatLock` wrote.
 * @throws Failure where it is something else: nobody may take over what nobody can read
 */
export function parseLock(text: string, place: string): LockHolder {
  try {
    const { renewal: _, ...holder } = shape.parse(JSON.parse(text));
    return holder;
  } catch (error) {
    throw new Failure({
      what: `The lock in ${place} cannot be read.`,
      why: "It is not a lock that this version of helpsync wrote.",
      next: "Make sure that no apply is running, then delete it.",
      outcome: "locked",
      cause: error,
    });
  }
}
