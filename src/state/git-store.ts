import type { KeptBodies } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import { kindOf } from "../model/key.ts";
import type { StateStore } from "../model/state-store.ts";
import type { BodyId, State } from "../model/state.ts";
import { formatState } from "./document.ts";
import { openGitBodies } from "./git-bodies.ts";
import { namedBodies } from "./named-bodies.ts";
import { parseOwn } from "./own-document.ts";
import { stateChange } from "./state-change.ts";
import { LOCK, type BranchChange, type WorkspaceBranch } from "./workspace-branch.ts";
import type { Tip } from "../git/remote-ref.ts";

export interface GitStoreOptions {
  readonly branch: WorkspaceBranch;
  readonly workspaceId: string;
  readonly helpCenterId: string;
  readonly keeps: KeptBodies;
}

/**
 * Keeps the states of a workspace's help centers in a folder on a ref of a remote. A write is one push; a state that
 * another run changed since this one read it is never written over.
 */
export function openGitStore({ branch, workspaceId, helpCenterId, keeps }: GitStoreOptions): StateStore {
  const own = `${helpCenterId}.json`;
  const place = `${branch.place}: ${branch.path(own)}`;
  const bodies = openGitBodies(branch, helpCenterId);
  // The document as this run read or wrote it last, and which bytes that was; unset before the first of both.
  let known: { readonly state: State | null; readonly id: string | null } | undefined;
  let disposable = new Set<BodyId>();
  const readAt = async (tip: Tip | null): Promise<State | null> => {
    const text = await branch.text(tip, own);
    const state = text === null ? null : parseOwn(text, place, workspaceId, helpCenterId);
    known = { state, id: idOf(tip) };
    for (const id of state === null ? [] : namedBodies(state)) disposable.add(id);
    return state;
  };
  const idOf = (tip: Tip | null): string | null => branch.names(tip).get(own) ?? null;
  const replacing = async (
    tip: Tip | null,
    state: State,
    bytes: Buffer,
    texts: ReadonlyMap<string, Uint8Array>,
  ): Promise<BranchChange | null> => {
    if (known === undefined) await readAt(tip);
    const there = await branch.bytes(tip, own);
    // A push whose answer was lost may have written it.
    if (there?.equals(bytes) === true) return null;
    if (known !== undefined && idOf(tip) !== known.id) throw changedByOthers(place);
    const named = namedBodies(state);
    const names = branch.names(tip);
    const wanted = new Set([...named].map((id) => bodies.pathOf(id)));
    const added = [...texts].filter(([name]) => wanted.has(name) && !names.has(name));
    const dropped = [...disposable].filter((id) => !named.has(id) && names.has(bodies.pathOf(id)));
    return {
      files: new Map<string, Uint8Array | null>([
        [branch.path(own), bytes],
        ...added.map(([name, packed]) => [branch.path(name), packed] as const),
        ...dropped.map((id) => [branch.path(bodies.pathOf(id)), null] as const),
      ]),
      subject: stateChange(known?.state ?? null, state),
    };
  };
  return {
    place,
    keeps,
    bodies: {
      get: (id) => bodies.get(id),
      async put(text) {
        const id = await bodies.put(text);
        disposable.add(id);
        return id;
      },
    },
    read: async () => readAt(await branch.look()),
    async write(state, texts = []) {
      const bytes = Buffer.from(formatState(state));
      const packed = new Map(await Promise.all(texts.map((text) => bodies.pack(text))));
      const tip = await branch.change((now) => replacing(now, state, bytes, packed));
      known = { state, id: idOf(tip) };
      disposable = namedBodies(state);
    },
    async ownedElsewhere() {
      const tip = await branch.known();
      const owned = new Map<string, string>();
      for (const name of documentsOf(branch.names(tip).keys())) {
        if (name === own) continue;
        const other = name.slice(0, -".json".length);
        const text = (await branch.text(tip, name)) ?? "";
        const { resources } = parseOwn(text, `${branch.place}: ${branch.path(name)}`, workspaceId, other);
        for (const [key, { id }] of resources) owned.set(`${kindOf(key)}:${id}`, other);
      }
      return owned;
    },
  };
}

/** The states among the names of a workspace's folder. */
export function documentsOf(names: Iterable<string>): string[] {
  return [...names].filter((name) => /^[^/]+\.json$/u.test(name) && name !== LOCK).sort();
}

function changedByOthers(place: string): Failure {
  return new Failure({
    what: `The state in ${place} was changed by another run while this one worked.`,
    why: "Writing over it would lose what the other run remembers. It looks the same where somebody rewrote the history of the ref.",
    next: "Wait until the other run is done, if there is one.",
    outcome: "locked",
  });
}
