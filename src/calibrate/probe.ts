import type { CallResult } from "../model/intercom.ts";
import type { LiveResource } from "../model/live.ts";
import type { Scratch } from "./scratch.ts";

/** One open question of Intercom's behaviour, and how to find its answer out. */
export interface Probe {
  /** The sandbox's name for the switch. */
  readonly quirk: string;
  /** The question, for people. */
  readonly question: string;
  /** Tries it; the sandbox's name for the value, or null where it cannot be told here. */
  readonly run: (scratch: Scratch) => Promise<string | null>;
}

/** The body that came back; null where the write was refused; undefined where nothing can be told. */
export function bodyOf(result: CallResult<LiveResource>, scratch: Scratch): string | null | undefined {
  switch (result.outcome) {
    case "answered":
      return result.value.locales[scratch.options.defaultLocale]?.body;
    case "refused":
      return result.status >= 400 ? null : undefined;
    case "unsent":
    case "unknown":
      return undefined;
  }
}
