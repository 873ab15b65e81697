import path from "node:path";
import { bodyId } from "../dialect/kept-text.ts";
import { readOptionalBytes } from "../disk/new-file.ts";
import { deleteFile, writeFileAtomic } from "../disk/text-file.ts";
import type { BodyStore } from "../model/state-store.ts";
import type { BodyId } from "../model/state.ts";
import { packBody, unpackBody } from "./packed-body.ts";

/** Bodies in a folder, of which those that are not needed any more can be deleted. */
export interface FileBodies extends BodyStore {
  discard(id: BodyId): Promise<void>;
}

/** Keeps texts in a folder, each compressed in a file that is named after its sha256. */
export function openFileBodies(folder: string): FileBodies {
  const fileOf = (id: BodyId): string => path.join(folder, `${id}.gz`);
  return {
    async put(text) {
      const id = bodyId(text);
      const held = await readOptionalBytes(fileOf(id));
      // A damaged file is written anew: it would be found out only when the text is needed.
      const isWhole = held !== null && (await unpackBody(id, held, fileOf(id)).catch(() => null)) === text;
      if (!isWhole) await writeFileAtomic(fileOf(id), await packBody(text));
      return id;
    },
    async get(id) {
      const bytes = await readOptionalBytes(fileOf(id));
      if (bytes === null) return null;
      return unpackBody(id, bytes, fileOf(id));
    },
    discard: (id) => deleteFile(fileOf(id)),
  };
}
