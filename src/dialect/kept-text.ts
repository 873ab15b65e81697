import { createHash } from "node:crypto";
import type { BodyId } from "../model/state.ts";
import { withoutSignedQueries } from "./addresses.ts";

/** The two sides of the base of a body: what three-way merges of Markdown start from. */
export interface KeptText {
  /** The Markdown below the frontmatter of its file. */
  readonly source: string;
  /** The HTML that Intercom answered, without signed queries. */
  readonly answer: string;
}

/** The two as the one text that the state's bodies keep. */
export function formatKeptText({ source, answer }: KeptText): string {
  return JSON.stringify({ source, answer: withoutSignedQueries(answer) });
}

/** Reads what `formatKeptText` wrote. */
export function parseKeptText(text: string): KeptText {
  return JSON.parse(text) as KeptText;
}

/** The name of a text among the state's bodies: sha256 of it, hexadecimal. */
export function bodyId(text: string): BodyId {
  return createHash("sha256").update(text).digest("hex");
}
