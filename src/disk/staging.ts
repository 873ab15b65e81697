import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for bytes that are to go elsewhere later, or nowhere. */
export interface Staging {
  /** Puts bytes there, and gives the absolute path. */
  put(bytes: Uint8Array): Promise<string>;
  /** Removes all of it. */
  close(): Promise<void>;
}

/** Opens one among the system's temporary files; it is made with the first bytes. */
export function openStaging(): Staging {
  let folder: Promise<string> | undefined;
  let count = 0;
  return {
    async put(bytes) {
      const file = join(await (folder ??= mkdtemp(join(tmpdir(), "helpsync-pull-"))), String(count++));
      await writeFile(file, bytes);
      return file;
    },
    async close() {
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
    },
  };
}
