import picomatch from "picomatch";
import type { FolderPolicy, Removal, UiEdits } from "../model/config.ts";
import type { DesiredResource } from "../model/desired.ts";
import type { PlanInput } from "./input.ts";

type PolicyInput = Pick<PlanInput, "policies" | "folderPolicies" | "overrides">;

/** What happens to edits made in Intercom at a path: the option wins over the folder's policy, that over the config's. */
export function uiEditsAt(path: string, input: PolicyInput): UiEdits {
  if (input.overrides.uiEdits === "overwrite") return "overwrite";
  return folderPolicy(path, "uiEdits", input)?.uiEdits ?? input.policies.uiEdits;
}

/** What follows when a file goes that nothing is remembered of. */
export function removalAt(path: string, input: PolicyInput): Removal {
  return folderPolicy(path, "onRemoval", input)?.onRemoval ?? input.policies.onRemoval;
}

/** What the file or its folder says of its removal, to be remembered because the file will not be there to say it. */
export function saidRemoval({ path, onRemoval }: DesiredResource, input: PolicyInput): Removal | undefined {
  return onRemoval ?? folderPolicy(path, "onRemoval", input)?.onRemoval;
}

/** The last policy of the config that matches a path and says something of this. */
function folderPolicy(
  path: string,
  name: "uiEdits" | "onRemoval",
  { folderPolicies }: PolicyInput,
): FolderPolicy | undefined {
  return folderPolicies.findLast(
    ({ match, ...said }) => said[name] !== undefined && picomatch(match, { dot: true })(path),
  );
}
