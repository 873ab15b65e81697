import { bodyId } from "../dialect/kept-text.ts";
import type { BodyId } from "../model/state.ts";
import type { BodyStore } from "../model/state-store.ts";
import { packBody, unpackBody } from "./packed-body.ts";
import type { WorkspaceBranch } from "./workspace-branch.ts";

/** Bodies on the ref, compressed, a file each. */
export interface GitBodies extends BodyStore {
  /** Where a body is, in the workspace's folder. */
  readonly pathOf: (id: BodyId) => string;
  /** A text as it is kept, with where it is. */
  readonly pack: (text: string) => Promise<readonly [path: string, bytes: Uint8Array]>;
}

/**
 * Keeps texts on the ref. `put` ends when the text is there: what it was put for may then be overwritten. Texts that
 * come while a push is under way go together with the next one.
 */
export function openGitBodies(branch: WorkspaceBranch, helpCenterId: string): GitBodies {
  const pathOf = (id: BodyId): string => `bodies/${helpCenterId}/${id.slice(0, 2)}/${id.slice(2)}.gz`;
  let waiting = new Map<string, Uint8Array>();
  let next: Promise<unknown> | undefined;
  const store = (): Promise<unknown> => {
    let batch: ReadonlyMap<string, Uint8Array> | undefined;
    return branch.change((tip) => {
      if (batch === undefined) {
        batch = waiting;
        waiting = new Map();
        next = undefined;
      }
      const files = new Map([...batch].filter(([path]) => !branch.names(tip).has(path)));
      if (files.size === 0) return Promise.resolve(null);
      const named = new Map([...files].map(([path, bytes]) => [branch.path(path), bytes]));
      const subject = files.size === 1 ? "keep a text that goes" : `keep ${files.size} texts that go`;
      return Promise.resolve({ files: named, subject });
    });
  };
  return {
    pathOf,
    pack: async (text) => [pathOf(bodyId(text)), await packBody(text)],
    async put(text) {
      const id = bodyId(text);
      waiting.set(pathOf(id), await packBody(text));
      await (next ??= store());
      return id;
    },
    async get(id) {
      const bytes = await branch.bytes(await branch.known(), pathOf(id));
      return bytes === null ? null : unpackBody(id, bytes, `${branch.place}, ${branch.path(pathOf(id))}`);
    },
  };
}
