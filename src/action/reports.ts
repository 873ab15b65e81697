import path from "node:path";
import { exists } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { planJson } from "../report/plan-json.ts";
import { findingsMarkdown, type Telling } from "./comment/words.ts";
import type { Findings } from "./findings.ts";
import type { ReportFiles } from "./outputs.ts";

/** The file that the run writes as a page, absolute. */
export function pageFile(folder: string): string {
  return path.join(folder, "plan.html");
}

/** Writes what later steps may want to keep: the plan as JSON, and the report as Markdown where there is no page. */
export async function writeReports(folder: string, findings: Findings, telling: Telling): Promise<ReportFiles> {
  const { plan, drift, pulled } = findings;
  const markdown = path.join(folder, plan === undefined ? "report.md" : "plan.md");
  if (plan === undefined && drift === undefined && pulled === undefined) return {};
  await writeFileAtomic(markdown, findingsMarkdown(findings, telling));
  if (plan === undefined) return { reportPath: markdown };
  const planPath = path.join(folder, "plan.json");
  await writeFileAtomic(planPath, planJson(plan));
  const page = pageFile(folder);
  return { planPath, reportPath: (await exists(page)) ? page : markdown };
}
