import path from "node:path";
import { writeFileAtomic } from "../disk/text-file.ts";
import type { Planned } from "../pipeline.ts";
import type { OpenProject } from "./project.ts";
import type { Session } from "./session.ts";

export interface HtmlReportOptions {
  readonly html?: string;
  readonly showDrafts?: true;
}

/** Writes the HTML report where one is asked for; what it takes is loaded only then. */
export async function writeHtml(
  project: OpenProject,
  planned: Planned,
  { html, showDrafts }: HtmlReportOptions,
  { cwd }: Session,
): Promise<void> {
  if (html === undefined) return;
  const [{ gatherPages }, { planHtml }] = await Promise.all([
    import("../pages/gather.ts"),
    import("../report/plan-html.ts"),
  ]);
  const drafts = showDrafts === undefined ? "hidden" : "shown";
  const report = planHtml(planned.plan, await gatherPages(project, planned), { drafts });
  await writeFileAtomic(path.resolve(cwd, html), report);
}
