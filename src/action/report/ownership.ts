import { isWrittenBy, type Author } from "../../github/author.ts";
import type { GitHub } from "../../github/github.ts";

/** Tells what was written with a token like ours from what others wrote. Who that is, is asked only where it matters. */
export function ownership(github: Pick<GitHub, "readLogin">): (author: Author) => Promise<boolean> {
  return async (author) => isWrittenBy(author, await github.readLogin());
}
