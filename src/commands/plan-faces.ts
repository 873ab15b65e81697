import path from "node:path";
import { writeFileAtomic } from "../disk/text-file.ts";
import type { Outcome } from "../model/failure.ts";
import type { Plan } from "../model/plan.ts";
import { planJson } from "../report/plan-json.ts";
import { COMMENT_BUDGET, planMarkdown, type MarkdownOptions } from "../report/plan-markdown.ts";
import { planText } from "../report/plan-text.ts";
import type { CommonOptions, Session } from "./session.ts";
import { textOptions } from "./text-options.ts";

/** Options of what is made for places where others read along, such as a comment. */
export interface CommentOptions {
  readonly reportUrl?: string;
  readonly showDrafts?: true;
}

export interface FaceOptions extends CommonOptions, CommentOptions {
  readonly format: "text" | "json" | "markdown";
  readonly out?: string;
  readonly markdown?: string;
}

/** Writes the plan into the files that were asked for. */
export async function writeFaces(plan: Plan, options: FaceOptions, { cwd }: Session): Promise<void> {
  const { out, markdown } = options;
  const write = (file: string, text: string): Promise<void> => writeFileAtomic(path.resolve(cwd, file), text);
  if (out !== undefined) await write(out, planJson(plan));
  if (markdown !== undefined) await write(markdown, planMarkdown(plan, markdownOptions(options)));
}

/** The plan as it is printed. */
export function printedFace(plan: Plan, outcome: Outcome, options: FaceOptions, session: Session): string {
  switch (options.format) {
    case "text":
      return planText(plan, textOptions(session, options.verbose === undefined ? "changes" : "all"));
    case "markdown":
      return planMarkdown(plan, markdownOptions(options));
    case "json":
      return planJson({ ...plan, outcome });
  }
}

/** How Markdown for a comment is made. */
export function markdownOptions({ reportUrl, showDrafts }: CommentOptions): MarkdownOptions {
  return {
    budget: COMMENT_BUDGET,
    drafts: showDrafts === undefined ? "hidden" : "shown",
    ...(reportUrl === undefined ? {} : { reportUrl }),
  };
}
