import type { Key } from "../model/key.ts";
import type { Kind } from "../model/kind.ts";
import type { Action, FieldChange, Plan } from "../model/plan.ts";

export const DRIFT_VERSION = 1;

/** What teammates edited in Intercom since the last apply, as plain JSON. */
export interface Drift {
  readonly version: typeof DRIFT_VERSION;
  readonly workspace: Plan["workspace"];
  readonly helpCenter: Plan["helpCenter"];
  readonly edits: readonly Edit[];
}

/** The edits of one resource. */
export interface Edit {
  readonly kind: Kind;
  readonly key: Key;
  /** Intercom's id. */
  readonly id?: string;
  readonly title: string;
  readonly path?: string;
  /** In words, e.g. `edited in Intercom by Ana`. */
  readonly reason: string;
  /** Who edited it last, as far as the API tells; ISO 8601. */
  readonly by: string | null;
  readonly at: string | null;
  /** Whether its file changed as well. */
  readonly conflict: boolean;
  readonly changes: readonly Omit<FieldChange, "send" | "seen" | "over" | "meant" | "targets">[];
  readonly place?: { readonly from: string | null; readonly to: string | null };
}

/** The part of a plan that tells what was edited in Intercom; all that content wants is left out. */
export function driftOf({ workspace, helpCenter, actions }: Plan): Drift {
  return { version: DRIFT_VERSION, workspace, helpCenter, edits: actions.flatMap(editOf) };
}

function editOf(action: Action): Edit[] {
  const { kind, key, id, title, path, reason, edited, place, adopts } = action;
  if (key === undefined || adopts !== undefined) return [];
  const changes = action.changes.filter(isEdit);
  const isMoved = place !== undefined && (isKept(place) || place.overwrites === "edit");
  if (changes.length === 0 && !isMoved && !isUnshown(action)) return [];
  return [
    {
      ...{ kind, key, title, reason },
      ...(id === undefined ? {} : { id }),
      ...(path === undefined ? {} : { path }),
      by: edited?.by ?? null,
      at: edited === undefined ? null : new Date(edited.at * 1000).toISOString(),
      conflict: action.verb === "conflict",
      changes: changes.map(({ send, seen, over, meant, targets, ...change }) => change),
      ...(isMoved ? { place: { from: place.afterTitle, to: place.beforeTitle } } : {}),
    },
  ];
}

/** What was deleted there, begun as a draft, or edited while its file is gone, shows no field that changed. */
function isUnshown({ verb, wayOut }: Action): boolean {
  return verb === "drift" || wayOut === "recreate" || wayOut === "end-draft" || wayOut === "put-back";
}

function isEdit(change: FieldChange): boolean {
  return isKept(change) || change.overwrites !== undefined || change.verdict === "formatting";
}

function isKept({ verdict }: { readonly verdict: FieldChange["verdict"] }): boolean {
  return verdict === "drift" || verdict === "conflict";
}
