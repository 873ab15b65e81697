import type { LiveResource } from "../model/live.ts";

/** The body of an article that was just created: one paragraph that no one else has (design §4). */
export function nonceBody(nonce: string): string {
  return `<p class="no-margin">${nonce}</p>`;
}

/** Whether a listing left the text of a draft out, so that only a read of it tells whether it holds a nonce. */
export function mayHoldNonce({ kind, locales }: LiveResource): boolean {
  const drafts = Object.values(locales);
  return kind === "article" && drafts.every(({ state, body }) => state === "draft" && (body ?? "") === "");
}
