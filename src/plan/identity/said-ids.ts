import type { DesiredResource } from "../../model/desired.ts";
import { kindOf, nameOf, type Key } from "../../model/key.ts";
import type { PlanWarning } from "../../model/plan.ts";
import { adopt, type AdoptionSearch } from "./adoption-search.ts";
import type { PlanInput } from "../input.ts";

/** The id that a file names for this workspace. */
export function saidId({ intercomId }: DesiredResource, workspace: string): string | undefined {
  return Object.hasOwn(intercomId, workspace) ? intercomId[workspace] : undefined;
}

/**
 * Settles a file that names its id: it adopts that one or is blocked.
 * @returns whether the file names an id at all
 */
export function findById(search: AdoptionSearch, desired: DesiredResource): boolean {
  const id = saidId(desired, search.input.workspace.name);
  if (id === undefined) return false;
  const name = `${desired.kind}:${id}`;
  const live = search.pool.get(name);
  if (live !== undefined && !search.input.ownedElsewhere.has(name)) {
    adopt(search, desired, live, "intercom_id");
    return true;
  }
  const owner = ownerOf(search, name);
  const said = `its intercom_id says that it is ${desired.kind} ${id}`;
  search.unclear.set(desired.key, { reason: `${said}, ${owner ?? whyNot(search, name)}`, remedies: [] });
  if (owner !== undefined) {
    const message = `${desired.path}: ${said}, ${owner}. One article cannot have two files: delete the line from one of them.`;
    search.guards.push({ code: "id-owned", message });
  }
  return true;
}

/** Files that name another id than the one that helpsync knows them by: the line does nothing. */
export function idWarnings({ desired, state, workspace }: PlanInput): PlanWarning[] {
  return desired.resources.flatMap((resource) => {
    const said = saidId(resource, workspace.name);
    const known = state.resources.get(resource.key)?.id;
    if (said === undefined || known === undefined || said === known) return [];
    const message = `${resource.path}: its intercom_id says ${said}, but helpsync knows it as ${resource.kind} ${known}, so the line does nothing. Delete it, or forget the other first: \`helpsync state remove ${resource.key}\`.`;
    return [{ code: "intercom-id-ignored", message }];
  });
}

/** Who else has it: another file of this content, or the content of another help center. */
function ownerOf({ input, adopted }: AdoptionSearch, name: string): string | undefined {
  const isIt = ([key, { id }]: readonly [Key, { readonly id: string }]): boolean => `${kindOf(key)}:${id}` === name;
  const known = [...input.state.resources].find(isIt);
  const taken = [...adopted].find(([key, { base }]) => isIt([key, base]));
  const key = known?.[0] ?? taken?.[0];
  if (key !== undefined) return `which helpsync knows as ${nameOf(key)}`;
  const elsewhere = input.ownedElsewhere.get(name);
  return elsewhere === undefined ? undefined : `which the content of help center ${elsewhere} owns`;
}

/** Why what nobody has is not in the pool of what can be taken over. */
function whyNot({ input }: AdoptionSearch, name: string): string {
  const exists = input.live.resources.some(({ kind, id }) => `${kind}:${id}` === name);
  return exists ? "which stands in another help center" : "which Intercom does not hold";
}
