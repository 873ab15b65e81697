import pLimit from "p-limit";
import { mayHoldNonce } from "../dialect/nonce.ts";
import type { Kind } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { Intent } from "../model/state.ts";
import type { Run } from "./run.ts";

const CONCURRENCY = 8;

/** What a write to a resource left of it; nothing where Intercom has it no more. */
export async function lookForWritten(run: Run, { kind, id }: Action, intent: Intent): Promise<LiveResource[]> {
  const found = await run.input.intercom.read(kind, intent.id ?? id ?? "");
  return found === null ? [] : [found];
}

/**
 * All that creates of a kind may have made: one listing, and a read of each draft whose text it left out. For a
 * collection the articles are looked at, too, since only an empty one can be new.
 */
export async function lookForFruits(run: Run, kind: Kind): Promise<LiveResource[]> {
  const { intercom } = run.input;
  const listed = await intercom.list(kind);
  if (kind === "collection") return [...listed, ...(await intercom.list("article"))];
  const limit = pLimit(CONCURRENCY);
  const read = await Promise.all(
    listed.map((one) => (mayHoldNonce(one) ? limit(() => intercom.read(one.kind, one.id)) : Promise.resolve(one))),
  );
  return read.flatMap((one) => one ?? []);
}
