import type { ProsePart } from "../../model/plan.ts";
import { markup, NOTHING, type Markup } from "./markup.ts";

/** Changed prose, with a few words around each change. */
export function excerpt(parts: readonly ProsePart[]): Markup {
  if (parts.length === 0) return NOTHING;
  return markup`<p class="excerpt">${parts.map(proseMark)}</p>`;
}

function proseMark({ kind, text }: ProsePart): Markup {
  switch (kind) {
    case "removed":
      return markup`<del>${text}</del>`;
    case "added":
      return markup`<ins>${text}</ins>`;
    case "same":
      return markup`${text}`;
    case "cut":
      return markup` … `;
  }
}
