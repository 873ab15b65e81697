import { WRITES, type Summary } from "../model/plan.ts";

export const NO_CHANGES = "No changes.";

/** The last line of a plan (design §8): `No changes.` exactly when nothing would be written, in conflict or blocked. */
export function summaryLine(summary: Summary): string {
  const writes = WRITES.some((verb) => summary[verb] > 0);
  if (!writes && summary.conflict === 0 && summary.blocked === 0) return NO_CHANGES;
  const shown = WRITES.filter((verb) => verb !== "forget" || summary.forget > 0);
  const counts = shown.map((verb) => `${String(summary[verb])} to ${verb}`).join(", ");
  const reports = [
    summary.kept > 0 ? `${String(summary.kept)} edited in Intercom (kept)` : "",
    summary.conflict > 0 ? plural(summary.conflict, "conflict") : "",
    summary.blocked > 0 ? `${String(summary.blocked)} blocked` : "",
  ].filter((text) => text !== "");
  return `Plan: ${counts}${reports.length === 0 ? "" : `; ${reports.join(", ")}`}.`;
}

function plural(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
