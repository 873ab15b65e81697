import { readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { formatState, parseState } from "./document.ts";
import type { StateStore } from "../model/state-store.ts";

/** Keeps a workspace's state in one file, replaced as a whole. */
export function openFileStore(file: string): StateStore {
  return {
    place: file,
    async read() {
      const text = await readOptionalText(file);
      return text === null ? null : parseState(text, file);
    },
    async write(state) {
      await writeFileAtomic(file, formatState(state));
    },
  };
}
