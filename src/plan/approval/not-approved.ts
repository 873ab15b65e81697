import { compareFingerprints } from "../../dialect/fingerprint.ts";
import type { Failure } from "../../model/failure.ts";
import type { Plan } from "../../model/plan.ts";
import { names, NEXT, NOTHING, OTHER_VERSION, scopeOf, type Approval } from "./approval.ts";
import { writesOf } from "./digest.ts";
import { difference, type Difference } from "./saved.ts";
import { refused } from "./saved-plan.ts";

/**
 * What the plan of now would write and nobody approved; nothing where it is an approved one, or a part of what was
 * approved together, as the others may be done already. `unknown` where an approval that names no writes may hold them.
 * @param approvals as they were read; several were approved one by one
 * @throws Failure where something is left to write, and one is of another workspace, config, API version or other options,
 *   or of another version of helpsync: such an approval does not count
 */
export function notApproved(
  approvals: readonly (Approval | typeof NOTHING)[],
  now: Plan,
): readonly Difference[] | "unknown" {
  const given = approvals.filter((approval) => approval !== NOTHING);
  const strange = given.flatMap((approval) => strangeness(approval, now) ?? []);
  const counting = given.filter((approval) => strangeness(approval, now) === undefined);
  if (counting.some(({ digest }) => digest === now.digest)) return [];
  const differences = now.actions.flatMap((action) =>
    writesOf(action)
      .filter((line) => !counting.some((approval) => names(approval, action, line) === true))
      .map((line) => difference(action, line, `not approved (${action.reason})`)),
  );
  if (differences.length === 0) return [];
  if (strange[0] !== undefined) throw strange[0];
  return counting.some(({ writes }) => writes === undefined) ? "unknown" : differences;
}

/** Why an approval says nothing about this plan; undefined where it does. */
function strangeness({ digest, scope }: Approval, now: Plan): Failure | undefined {
  if (compareFingerprints(digest, now.digest) === "unknown")
    return refused(OTHER_VERSION, "Another version of helpsync wrote it.", NEXT);
  const here = scopeOf(now);
  if (scope.place !== here.place) {
    const place = `${now.workspace.name} (${now.workspace.id}), help center ${now.helpCenter.identifier}`;
    return refused("The approval is of another workspace or help center.", `This run is for ${place}.`, NEXT);
  }
  if (scope.allowed !== here.allowed) {
    return refused(
      "The approval is of a plan with other options.",
      "What was allowed, and which part was chosen, belongs to what was approved.",
      "Give apply the options of the approved plan, or let a plan with these be approved.",
    );
  }
  if (scope.apiVersion !== here.apiVersion) {
    const why = `This run speaks version ${now.workspace.apiVersion}, and the approved plan was made with another.`;
    return refused("The approval is of a plan with another version of Intercom's API.", why, NEXT);
  }
  if (scope.config === here.config) return undefined;
  return refused(
    "The approval is of a plan with another config.",
    `What the config says about content, policies, pictures or ${now.workspace.name} has changed since.`,
    NEXT,
  );
}
