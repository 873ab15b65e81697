import type { Action } from "../model/plan.ts";
import type { Tone } from "./paint.ts";

/** What stands before an action, by what becomes of it. */
export const SIGNS: Record<Action["verb"], { readonly sign: string; readonly tone: Tone }> = {
  create: { sign: "+", tone: "added" },
  update: { sign: "~", tone: "changed" },
  move: { sign: "→", tone: "moved" },
  unpublish: { sign: "-", tone: "removed" },
  delete: { sign: "-", tone: "removed" },
  adopt: { sign: "=", tone: "moved" },
  forget: { sign: "·", tone: "quiet" },
  unchanged: { sign: " ", tone: "quiet" },
  drift: { sign: "≠", tone: "changed" },
  conflict: { sign: "!", tone: "removed" },
  blocked: { sign: "!", tone: "removed" },
  unmanaged: { sign: " ", tone: "quiet" },
  incomplete: { sign: "?", tone: "changed" },
};
