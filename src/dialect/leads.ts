import type { DesiredBody, LinkPart } from "../model/desired.ts";

/** The links of a body to resources, in their order. Its HTML is not asked for where they are known without it. */
export function leadsOf(body: DesiredBody): readonly Pick<LinkPart, "link" | "locale">[] {
  return body.leads ?? body.parts.flatMap((part) => (typeof part === "object" && "link" in part ? [part] : []));
}
