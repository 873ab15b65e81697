import type { DesiredBody, DesiredFields, DesiredResource } from "../../model/desired.ts";
import type { Key } from "../../model/key.ts";
import { LOCALES } from "../../model/locale.ts";

/** A name of a page that is the same for two contents, also where its file has another key in each. */
export type Named = (key: Key) => string;

/** How the pages of two contents are named. */
export interface Names {
  readonly now: Named;
  readonly before: Named;
}

/** Whether two bodies mean the same. A link whose target only got another key leads where it led. */
export function sameBody(now: DesiredBody | undefined, before: DesiredBody | undefined, names: Names): boolean {
  if (now?.links === undefined || before?.links === undefined) return now?.meant === before?.meant;
  const [targets, former] = [now.links.targets.map(names.now), before.links.targets.map(names.before)];
  return now.links.outline === before.links.outline && targets.join("\n") === former.join("\n");
}

/** Whether the files of a page say the same in all that a plan follows from. */
export function sameResource(
  now: DesiredResource | undefined,
  before: DesiredResource | undefined,
  names: Names,
): boolean {
  if (now === undefined || before === undefined) return now === before;
  const place = now.parent === null ? null : names.now(now.parent);
  const former = before.parent === null ? null : names.before(before.parent);
  const isSame = place === former && now.path === before.path && now.onRemoval === before.onRemoval;
  return isSame && LOCALES.every((locale) => sameFields(now.locales[locale], before.locales[locale], names));
}

function sameFields(now: DesiredFields | undefined, before: DesiredFields | undefined, names: Names): boolean {
  if (now === undefined || before === undefined) return now === before;
  const fields = ["title", "description", "state", "author"] as const;
  return fields.every((field) => now[field] === before[field]) && sameBody(now.body, before.body, names);
}
