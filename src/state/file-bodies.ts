import { createHash } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { readOptionalBytes } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { Failure } from "../model/failure.ts";
import type { BodyStore } from "../model/state-store.ts";

/** Keeps texts in a folder, each compressed in a file that is named after its sha256. */
export function openFileBodies(folder: string): BodyStore {
  const fileOf = (id: string): string => path.join(folder, id.slice(0, 2), `${id.slice(2)}.gz`);
  return {
    async put(text) {
      const id = createHash("sha256").update(text).digest("hex");
      if ((await readOptionalBytes(fileOf(id))) === null) {
        await writeFileAtomic(fileOf(id), await promisify(gzip)(text));
      }
      return id;
    },
    async get(id) {
      const bytes = await readOptionalBytes(fileOf(id));
      if (bytes === null) return null;
      const text = await promisify(gunzip)(bytes).then(String, () => null);
      if (text !== null && createHash("sha256").update(text).digest("hex") === id) return text;
      throw new Failure({
        what: `${fileOf(id)} is damaged.`,
        why: "What it holds is not what its name says.",
        next: "Bring it back from a backup, or delete it: that text is then lost.",
      });
    },
  };
}
