import { createHash } from "node:crypto";
import type { State } from "../../src/model/state.ts";
import type { StateStore } from "../../src/model/state-store.ts";
import { formatState, parseState } from "../../src/state/document.ts";

export interface Memory {
  /** What was kept last; null where nothing was, or where it was lost. */
  readonly state: string | null;
  readonly save: (text: string) => void;
  readonly bodies: Map<string, string>;
}

/** A store that keeps the state as the text that a file would hold. */
export function memoryStore(memory: Memory): StateStore {
  return {
    place: "memory",
    keeps: "all",
    read: () => Promise.resolve(memory.state === null ? null : parseState(memory.state, "memory")),
    write: (state: State, texts: readonly string[] = []) => {
      for (const text of texts) memory.bodies.set(sha256(text), text);
      memory.save(formatState(state));
      return Promise.resolve();
    },
    ownedElsewhere: () => Promise.resolve(new Map()),
    bodies: {
      put: (text) => {
        const id = sha256(text);
        memory.bodies.set(id, text);
        return Promise.resolve(id);
      },
      get: (id) => Promise.resolve(memory.bodies.get(id) ?? null),
    },
  };
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
