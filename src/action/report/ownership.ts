import type { Author } from "../../github/author.ts";
import type { GitHub } from "../../github/github.ts";

/**
 * Tells what was written with a token like ours from what others wrote: apps wrote it, or the person whose token it is.
 * Who that is, is asked once, and only where it matters.
 */
export function ownership(github: Pick<GitHub, "readAccount">): (author: Author) => Promise<boolean> {
  let account: Promise<string | null> | undefined;
  return async ({ login, isApp }) => {
    if (isApp) return true;
    account ??= github.readAccount();
    return (await account) === login;
  };
}
