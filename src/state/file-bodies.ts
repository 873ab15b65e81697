import { createHash } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { readOptionalBytes } from "../disk/new-file.ts";
import { deleteFile, writeFileAtomic } from "../disk/text-file.ts";
import { Failure } from "../model/failure.ts";
import type { BodyStore } from "../model/state-store.ts";
import type { BodyId } from "../model/state.ts";

/** No snapshot is this long, in bytes: what unpacks to more was not packed here. */
const LONGEST = 64 * 1024 * 1024;

/** Bodies in a folder, of which those that are not needed any more can be deleted. */
export interface FileBodies extends BodyStore {
  discard(id: BodyId): Promise<void>;
}

/** Keeps texts in a folder, each compressed in a file that is named after its sha256. */
export function openFileBodies(folder: string): FileBodies {
  const fileOf = (id: BodyId): string => path.join(folder, `${id}.gz`);
  return {
    async put(text) {
      const id = hashOf(text);
      const held = await readOptionalBytes(fileOf(id));
      // A damaged file is written anew: it would be found out only when the text is needed.
      if (held === null || (await unpacked(held)) !== text) {
        await writeFileAtomic(fileOf(id), await promisify(gzip)(text));
      }
      return id;
    },
    async get(id) {
      const bytes = await readOptionalBytes(fileOf(id));
      if (bytes === null) return null;
      const text = await unpacked(bytes);
      if (text !== null && hashOf(text) === id) return text;
      throw new Failure({
        what: `${fileOf(id)} is damaged.`,
        why: "What it holds is not what its name says.",
        next: "Bring it back from a backup, or delete it: that text is then lost.",
      });
    },
    discard: (id) => deleteFile(fileOf(id)),
  };
}

function hashOf(text: string): BodyId {
  return createHash("sha256").update(text).digest("hex");
}

/** The text of compressed bytes; null where they are damaged. */
async function unpacked(bytes: Uint8Array): Promise<string | null> {
  return promisify(gunzip)(bytes, { maxOutputLength: LONGEST }).then(String, () => null);
}
