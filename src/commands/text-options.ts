import type { TextOptions } from "../report/plan-text.ts";
import type { Session } from "./session.ts";

/** How a plan is printed for whoever reads along. */
export function textOptions({ color, drafts }: Session, detail: TextOptions["detail"]): TextOptions {
  return { color, detail, ...(drafts === undefined ? {} : { drafts }) };
}
