import { createHash, randomBytes } from "node:crypto";
import { claimFile, moveFile } from "../disk/claim.ts";
import { readOptionalText } from "../disk/new-file.ts";
import { deleteFile, writeFileAtomic } from "../disk/text-file.ts";
import type { LockHolder, LockPlace, SeenLock } from "../model/lock.ts";
import { formatLock, parseLock } from "./lock-document.ts";

/** How long to wait between two looks at a file, in milliseconds. */
const PAUSE = 400;

/** The lock of a workspace as a file that only one program can make. */
export function fileLock(file: string): LockPlace {
  let own: LockHolder | undefined;
  let renewal = 0;
  const read = async (): Promise<SeenLock | null> => seenIn(await readOptionalText(file), file);
  const isOwn = async (): Promise<boolean> => own !== undefined && (await read())?.holder.id === own.id;
  return {
    pause: PAUSE,
    read,
    async take(holder, seen) {
      if (seen !== null && !(await moveAway(file, seen))) return "moved";
      if (!(await claimFile(file, formatLock(holder, renewal)))) return "moved";
      own = holder;
      return "taken";
    },
    async renew() {
      if (own === undefined || !(await isOwn())) return "lost";
      renewal += 1;
      await writeFileAtomic(file, formatLock(own, renewal));
      return "held";
    },
    async release() {
      if (await isOwn()) await deleteFile(file);
      own = undefined;
    },
    remove: async (seen) => ((await moveAway(file, seen)) ? "removed" : "moved"),
  };
}

/**
 * Takes away the lock that was seen. Another one that stands there by then is put back; should its place be taken in
 * that moment, its holder finds so before it writes, and stops.
 */
async function moveAway(file: string, seen: SeenLock): Promise<boolean> {
  if (seenIn(await readOptionalText(file), file)?.mark !== seen.mark) return false;
  const aside = `${file}.${randomBytes(6).toString("hex")}.old`;
  if (!(await moveFile(file, aside))) return false;
  const moved = await readOptionalText(aside);
  const isSeen = seenIn(moved, file)?.mark === seen.mark;
  if (!isSeen && moved !== null) await claimFile(file, moved);
  await deleteFile(aside);
  return isSeen;
}

function seenIn(text: string | null, file: string): SeenLock | null {
  if (text === null) return null;
  return { holder: parseLock(text, file), mark: createHash("sha256").update(text).digest("hex") };
}
