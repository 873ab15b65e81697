import type { BodyPart, DesiredBody } from "../model/desired.ts";
import type { ObservedFacts } from "../model/state.ts";
import { bindBody, type Bindings } from "./bind.ts";
import { flattenLists, hasNestedLists } from "./flatten-lists.ts";

/** The HTML of a body as it is sent to a workspace of which these facts are known. They never change what is meant. */
export function renderBody(parts: readonly BodyPart[], bindings: Bindings, facts: ObservedFacts): string {
  const html = bindBody(parts, bindings);
  return facts.nestedLists?.value === "refused" ? flattenLists(html) : html;
}

/** Whether a body holds a list in a list. */
export function nestsLists({ parts }: DesiredBody): boolean {
  return hasNestedLists(parts.map((part) => (typeof part === "string" ? part : "")).join(""));
}

/** Whether a body holds a callout. */
export function holdsCallout({ parts }: DesiredBody): boolean {
  return parts.some((part) => typeof part === "string" && part.includes("intercom-interblocks-callout"));
}
