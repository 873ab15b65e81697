import { fingerprint } from "../dialect/fingerprint.ts";
import { byCodePoint } from "../model/key.ts";
import { WRITES, type Action, type Plan } from "../model/plan.ts";

/**
 * The digest of a plan's writes: what an approval is held to. Reports, reasons, times, commits and addresses are no part
 * of it.
 */
export function digestOf(plan: Pick<Plan, "workspace" | "helpCenter" | "actions">): string {
  const writes = plan.actions.filter((action) => (WRITES as readonly string[]).includes(action.verb)).flatMap(writesOf);
  const scope = `${plan.workspace.id} ${plan.helpCenter.id}`;
  return fingerprint("d1", [scope, ...writes.sort(byCodePoint)].join("\n"));
}

function writesOf(action: Action): string[] {
  const about = [action.verb, action.key ?? "", action.id ?? "", action.movedFrom ?? ""];
  const lines = action.changes
    .filter((change) => change.verdict === "write")
    .map((change) => [...about, change.locale, change.field, change.seen ?? "", change.meant ?? ""]);
  const place =
    action.place?.verdict === "write" ? [[...about, "place", action.place.before ?? "", action.place.after ?? ""]] : [];
  return [about, ...lines, ...place].map((line) => JSON.stringify(line));
}
