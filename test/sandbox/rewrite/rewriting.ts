import { completeQuirks, type Quirks } from "../../../src/sandbox/quirks.ts";
import { rewriteBody } from "../../../src/sandbox/rewrite/body.ts";

/** An image that is found, and the copy of it. */
export const PICTURE = "https://img.example.com/flow.png";
export const COPY = "https://downloads.intercomcdn.com/i/o/sandbox1/1/abc/flow.png";

/** Rewrites with the picture above found, no other, and headings numbered through. */
export function rewrite(html: string, quirks: Partial<Quirks> = {}): string {
  let ids = 0;
  return rewriteBody(html, {
    quirks: completeQuirks(quirks),
    image: (source) => (source === PICTURE || source === COPY ? { url: COPY, width: 640, height: 480 } : undefined),
    headingId: () => `h_${(ids += 1).toString(16).padStart(10, "0")}`,
  });
}

export const P = (words: string): string => `<p class="no-margin">${words}</p>`;
export const CONTAINER = `<div class="intercom-container"><img src="${COPY}" alt="" width="640" height="480"></div>`;
export const LINKED = (inner: string): string =>
  `<a href="https://example.com/" target="_blank" class="intercom-content-link">${inner}</a>`;
