import { kinds } from "../model/kind.ts";
import type { Locale } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";

/** Whether the words of drafts are shown: in places where more people read along than may see them, they are not. */
export type Drafts = "hidden" | "shown";

export const DRAFT_WORDS = "draft, not shown here";

/** What a renderer needs to know of a page, or of an edit of one, to keep its words to itself. */
type Page = Pick<Action, "kind" | "title" | "unpublished" | "path" | "id">;

/** Whether the words of a locale may be shown. */
export function isReadable({ unpublished }: Pick<Action, "unpublished">, locale: Locale, drafts: Drafts): boolean {
  return drafts === "shown" || unpublished?.locales.includes(locale) !== true;
}

/** What is said of a page, such as a reason; nothing where it may repeat words that are not to be shown. */
export function saidOf<Said>(
  { unpublished }: Pick<Action, "unpublished">,
  said: Said,
  drafts: Drafts,
): Said | undefined {
  return drafts === "shown" || unpublished === undefined ? said : undefined;
}

/** Whether words that only teammates can read so far are kept back. */
export function isHidden({ unpublished }: { readonly unpublished?: true }, drafts: Drafts): boolean {
  return drafts === "hidden" && unpublished === true;
}

/** The title of a page; in the place of one that is not to be shown, the name of its file or its id. */
export function titleOf(page: Page, drafts: Drafts): string {
  if (drafts === "shown" || page.unpublished?.title !== "unpublished") return page.title;
  return page.path ?? `${kinds[page.kind].singular} ${page.id ?? ""}`;
}
