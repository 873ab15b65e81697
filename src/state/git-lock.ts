import type { LockHolder, LockPlace } from "../model/lock.ts";
import type { Tip } from "../git/remote-ref.ts";
import { LOCK, type WorkspaceBranch } from "./workspace-branch.ts";

/** How long to wait between two looks at a remote, in milliseconds. */
const PAUSE = 4000;

/** The lock of a workspace as a file on the ref, beside its states: who writes a state has seen whose the lock is. */
export function gitLock(branch: WorkspaceBranch): LockPlace {
  const markOf = (tip: Tip | null): string | undefined => branch.names(tip).get(LOCK);
  const without = (subject: string): { files: Map<string, null>; subject: string } => ({
    files: new Map([[branch.path(LOCK), null]]),
    subject,
  });
  let own: LockHolder | undefined;
  return {
    pause: PAUSE,
    async read() {
      const tip = await branch.look();
      const [holder, mark] = [await branch.holder(tip), markOf(tip)];
      return holder === null || mark === undefined ? null : { holder, mark };
    },
    async take(holder, seen) {
      const tip = await branch.changeLock((now) =>
        Promise.resolve(markOf(now) === seen?.mark ? branch.renewed(holder, `locked by ${holder.who}`) : null),
      );
      if ((await branch.holder(tip))?.id !== holder.id) return "moved";
      own = holder;
      return "taken";
    },
    async renew() {
      if (own === undefined) return "lost";
      const holder = own;
      const tip = await branch.changeLock(async (now) =>
        (await branch.holder(now))?.id === holder.id ? branch.renewed(holder, "still locked") : null,
      );
      return (await branch.holder(tip))?.id === holder.id ? "held" : "lost";
    },
    async release() {
      await branch.changeLock(async (tip) =>
        own !== undefined && (await branch.holder(tip))?.id === own.id ? without("unlocked") : null,
      );
      own = undefined;
    },
    async remove(seen) {
      const subject = `unlocked by force, was ${seen.holder.who}'s`;
      const tip = await branch.changeLock((now) =>
        Promise.resolve(markOf(now) === seen.mark ? without(subject) : null),
      );
      return markOf(tip) === undefined ? "removed" : "moved";
    },
  };
}
