import type { Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { Intent } from "../model/state.ts";
import type { ItemResult } from "./outcome.ts";
import type { Run } from "./run.ts";
import type { Performed, PreparedWrite } from "./performed.ts";
import { uponLook } from "./upon-look.ts";
import { keyOfAction, notAnswered } from "./write.ts";

/** Prepares the delete of a resource, read again right before. */
export function prepareDelete(run: Run, action: Action): PreparedWrite {
  const key = action.secondOf ?? keyOfAction(action);
  const id = action.id ?? "";
  const intent: Intent = { key, path: action.path ?? "", verb: "delete", id, fields: [] };
  return { action, intent, perform: () => performDelete(run, action, key, id) };
}

async function performDelete(run: Run, action: Action, key: Key, id: string): Promise<Performed> {
  const sent = await uponLook(run, action, async (_before, leave) => {
    return { result: await run.input.intercom.remove(action.kind, id, leave) };
  });
  if ("conflict" in sent) return { outcome: "conflict", message: sent.conflict, intent: "ended" };
  const { result } = sent;
  const answered = (): Performed => {
    // A second draft of a key goes while the key stays with its first.
    if (run.resources.get(key)?.id === id) run.forget(key);
    return { outcome: "done", intent: "ended" };
  };
  return result.outcome === "answered" ? answered() : notAnswered(result, answered);
}

/**
 * Prepares the delete of a collection. What a delete does to what a collection holds is documented nowhere
 * (behaviour §5), so it is deleted only while `holdings`, a listing made right before, shows it empty; else it is retired.
 */
export function prepareCollectionDelete(
  run: Run,
  action: Action,
  holdings: readonly LiveResource[],
): PreparedWrite | Omit<ItemResult, "action"> {
  const key = keyOfAction(action);
  const known = run.resources.get(key);
  if (known !== undefined && holdings.some(({ parents }) => parents.includes(known.id))) {
    run.remember(key, { ...known, retired: "left" });
    return { outcome: "done", message: "it is not empty, so it stays in Intercom" };
  }
  return prepareDelete(run, action);
}
