import { codeSpan, linkTo } from "../inert.ts";
import type { LeftOut } from "./fit.ts";
import { counted } from "./lists.ts";

/** Where all of it can be seen. */
export interface Whereabouts {
  readonly command: string;
  readonly reportUrl?: string;
}

/** What `leftOutText` takes at most, in characters; an address that is longer is none. */
export const ROOM_FOR_NOTES = 1500;
const LONGEST_ADDRESS = 900;

/** What there was no room for, and where it is; where nothing is missing, only where the report is, if there is one. */
export function leftOutText({ diffs, details, titles, groups }: LeftOut, { command, reportUrl }: Whereabouts): string {
  const link = reportUrl === undefined ? undefined : linkTo(reportUrl, "full report");
  const report = link === undefined || link.length > LONGEST_ADDRESS ? undefined : link;
  const missing = [
    ...(diffs === 0 ? [] : [`${counted(diffs, "text")} word by word`]),
    ...(details === 0
      ? []
      : [`what changes in ${counted(details, "page")} that ${details === 1 ? "is" : "are"} only named`]),
    ...(titles === 0 ? [] : [`the titles of ${counted(titles, "page")}`]),
    ...(groups === 0 ? [] : [`${counted(groups, "collection")} as a whole`]),
  ];
  if (missing.length === 0) return report === undefined ? "" : `All of it, page by page, is in the ${report}.`;
  const where = report === undefined ? `${codeSpan(command)} shows all of it.` : `All of it is in the ${report}.`;
  return `**Left out here, for want of room:** ${missing.join("; ")}. ${where}`;
}
