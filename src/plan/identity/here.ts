import type { Live, LiveResource } from "../../model/live.ts";

/** Tells what belongs to this help center. An article in no collection tells nothing of its own, and counts. */
export function belongsHere({ workspace, resources }: Live): (resource: LiveResource) => boolean {
  const here = workspace.helpCenter.id;
  const own = new Set(
    resources.filter(({ kind, helpCenterId }) => kind === "collection" && helpCenterId === here).map(({ id }) => id),
  );
  return ({ kind, helpCenterId, parents }) =>
    kind === "collection" ? helpCenterId === here : parents.length === 0 || parents.some((id) => own.has(id));
}
