import type { Element, Root } from "hast";
import { normalTree } from "./normal.ts";
import { parseBody } from "./parse-body.ts";

/** A body that was read once, for all that is asked of it. */
export interface ReadBody {
  readonly html: string;
  readonly parsed: Root;
  readonly normal: readonly Element[];
}

/** Parses a body and brings it into normal form: most of what comparing costs. */
export function readBody(html: string, helpCenterUrls: readonly string[]): ReadBody {
  const parsed = parseBody(html);
  return { html, parsed, normal: normalTree(parsed.children, { helpCenterUrls }) };
}
