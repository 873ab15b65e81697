import type { LinkPart } from "../model/desired.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { ObservedFacts } from "../model/state.ts";
import { articleUrl, collectionUrl } from "./addresses.ts";

/**
 * The public address that a link between files becomes; null while its target has no id. Where the workspace was seen
 * to replace heading ids, a link to a heading leads to its article.
 */
export function linkAddress(
  part: LinkPart,
  ids: ReadonlyMap<Key, string>,
  helpCenterUrl: string,
  facts: ObservedFacts,
): string | null {
  const id = ids.get(part.link);
  if (id === undefined) return null;
  if (kindOf(part.link) === "collection") return collectionUrl(helpCenterUrl, part.locale, id);
  const anchored = part.anchor !== undefined && facts.headingIds?.value !== "replaced";
  return articleUrl(helpCenterUrl, part.locale, id) + (anchored ? `#${part.anchor ?? ""}` : "");
}
