import { acceptableOf, withAccepted } from "../../src/apply/accept.ts";
import { kindOf, type Key } from "../../src/model/key.ts";
import { restorePlan } from "../../src/plan/restore/restore.ts";
import { formatState } from "../../src/state/document.ts";
import { parseSnapshotBody } from "../../src/state/snapshot-body.ts";
import type { DirectWorld } from "./direct-world.ts";

/** `helpsync accept KEY`: gives what was accepted, such as `en body` or `place`. */
export async function accept(world: DirectWorld, key: Key): Promise<string[]> {
  const { plan, state, live } = await world.plan();
  const action = plan.actions.find((one) => one.key === key);
  if (action === undefined) throw new Error(`The plan does not name ${key}.`);
  const accepted = acceptableOf(action, state, live, (await world.load()).desired);
  world.state = formatState(withAccepted(state, action, accepted, live));
  const fields = accepted.fields.map(({ locale, field }) => `${locale} ${field}`);
  return accepted.place === undefined ? fields : [...fields, "place"];
}

/** `helpsync restore KEY`: brings the newest snapshot back. */
export async function restore(world: DirectWorld, key: Key): Promise<void> {
  const planned = await world.plan({ only: [key] });
  const { plan, state, live } = planned;
  const snapshot = state.snapshots.get(key)?.at(-1);
  const content = parseSnapshotBody(world.bodies.get(snapshot?.body ?? "") ?? "", "memory");
  if (snapshot === undefined) throw new Error(`There is no snapshot of ${key}.`);
  const { version, workspace, helpCenter, config, overrides } = plan;
  const restoring = restorePlan({
    ...{ key, snapshot, content, state, live, desired: (await world.load()).desired },
    apiVersion: "2.16",
    about: { version, workspace, helpCenter, config, overrides },
  });
  const { results } = await world.carryOut({ ...planned, plan: restoring });
  if (results.some(({ outcome }) => outcome !== "done")) throw new Error(`${kindOf(key)} was not restored.`);
}
