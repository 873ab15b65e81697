import type { Key } from "../model/key.ts";
import type { Kind } from "../model/kind.ts";
import type { Action, FieldChange, Mark, Plan, ProsePart, Unpublished } from "../model/plan.ts";

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
  /** The file of its default locale, from the config's folder. */
  readonly file?: string;
  /** Words of it that customers do not get to read. */
  readonly unpublished?: Unpublished;
  /** In words, e.g. `edited in Intercom by Ana`. */
  readonly reason: string;
  /** Who edited it last, as far as the API tells; ISO 8601. */
  readonly by: string | null;
  readonly at: string | null;
  /** Whether its file changed as well. */
  readonly conflict: boolean;
  /** From what the content says to what Intercom holds. */
  readonly changes: readonly EditedField[];
  readonly place?: { readonly from: string | null; readonly to: string | null };
}

export type EditedField = Omit<FieldChange, "send" | "seen" | "over" | "meant" | "targets">;

/** The part of a plan that tells what was edited in Intercom; all that content wants is left out. */
export function driftOf({ workspace, helpCenter, actions }: Plan): Drift {
  return { version: DRIFT_VERSION, workspace, helpCenter, edits: actions.flatMap(editOf) };
}

function editOf(action: Action): Edit[] {
  const { kind, key, id, title, path, file, unpublished, reason, edited, place, adopts } = action;
  if (key === undefined || adopts !== undefined) return [];
  const changes = action.changes.filter(isEdit);
  const isMoved = place !== undefined && (isKept(place) || place.overwrites === "edit");
  if (changes.length === 0 && !isMoved && !isUnshown(action)) return [];
  return [
    {
      ...{ kind, key, title, reason },
      ...(id === undefined ? {} : { id }),
      ...(path === undefined ? {} : { path }),
      ...(file === undefined ? {} : { file }),
      ...(unpublished === undefined ? {} : { unpublished }),
      by: edited?.by ?? null,
      at: edited === undefined ? null : new Date(edited.at * 1000).toISOString(),
      conflict: action.verb === "conflict",
      changes: changes.map(asEdit),
      ...(isMoved ? { place: { from: place.afterTitle, to: place.beforeTitle } } : {}),
    },
  ];
}

/** A plan shows what it would write the other way round: from Intercom to the content. */
function asEdit({ send, seen, over, meant, targets, ...change }: FieldChange): EditedField {
  if (change.verdict === "drift" || change.verdict === "formatting") return change;
  const { before, after, prose, marks } = change;
  return {
    ...change,
    before: after,
    after: before,
    ...(prose === undefined ? {} : { prose: turnedProse(prose) }),
    ...(marks === undefined ? {} : { marks: { ...marks, shown: marks.shown.map(turnedMark) } }),
  };
}

/** What is removed stands before what is added, also where they change places. */
function turnedProse(prose: readonly ProsePart[]): ProsePart[] {
  const turned: ProsePart[] = [];
  for (const { kind, text } of prose) {
    const part = { kind: TURNED[kind], text };
    const last = turned.at(-1);
    if (part.kind === "removed" && last?.kind === "added") turned.splice(-1, 1, part, last);
    else turned.push(part);
  }
  return turned;
}

function turnedMark(mark: Mark): Mark {
  return { ...mark, before: mark.after, after: mark.before };
}

const TURNED: Readonly<Record<ProsePart["kind"], ProsePart["kind"]>> = {
  same: "same",
  cut: "cut",
  removed: "added",
  added: "removed",
};

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
