import { driftMarkdown } from "../../report/drift-markdown.ts";
import type { Drift, Edit } from "../../report/drift.ts";
import type { Drafts } from "../../report/hidden-words.ts";
import { pageName } from "../../report/markdown/items.ts";
import { listWithin, plain, quoted } from "./lines.ts";
import type { ReportKey } from "./marker.ts";

/** What the texts of the issue are made of. */
interface Telling {
  readonly drift: Drift;
  readonly key: ReportKey;
  readonly runUrl: string;
  readonly drafts: Drafts;
}

/** What helpsync finds by itself. */
const USUAL_CONFIG = "intercom.config.yaml";

const NEWS_BUDGET = 5000;

export function issueTitle({ workspace }: ReportKey): string {
  return `Edited in Intercom: ${workspace}`;
}

/** What was edited, and the three ways to go on. @param telling.budget characters of all of it */
export function issueText(telling: Telling & { readonly budget: number }): string {
  const { drift, key, runUrl, drafts, budget } = telling;
  const foot = [whatToDo(key), footLine(runUrl)].join("\n\n");
  return `${driftMarkdown(drift, { drafts, budget: budget - foot.length - 2 })}\n${foot}`;
}

function whatToDo({ workspace, config }: ReportKey): string {
  const options = `--workspace ${workspace}${config === USUAL_CONFIG ? "" : ` --config ${shellWord(config)}`}`;
  return [
    "**What to do**, for all of it or page by page:",
    "",
    `- Take the edits into the content: ${quoted(`helpsync pull ${options}`)}, then commit. (\`report-to: pull-request\` does that by itself.)`,
    `- Keep them in Intercom alone: ${quoted(`helpsync accept KEY ${options}`)} counts them as known.`,
    `- Put back what the content says: ${quoted(`helpsync apply --overwrite-ui-edits ${options}`)}. What is written over stays as a snapshot.`,
  ].join("\n");
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** What the issue says once it is closed. */
export function closedText({ workspace }: ReportKey, runUrl: string): string {
  return `Nothing is edited in Intercom any more in workspace ${quoted(workspace)}.\n\n${footLine(runUrl)}`;
}

/** The word that goes with closing. */
export function closingComment(runUrl: string): string {
  return `Nothing is edited in Intercom any more: it was pulled, accepted or put back. ([The run](${runUrl}))`;
}

/** What people are to hear of. @param news none where the issue is only opened again */
export function newsComment(news: readonly Edit[], { runUrl, drafts }: Telling): string {
  if (news.length === 0) return `What was edited in Intercom is still there. ([The run](${runUrl}))`;
  const lines = news.map((edit) => `- ${pageName(edit, drafts)}: ${plain(edit.reason)}`);
  return `Edited in Intercom since the last report:\n\n${listWithin(NEWS_BUDGET, lines, "pages")}\n\n[The run](${runUrl})`;
}

function footLine(runUrl: string): string {
  return `As of [this run](${runUrl}). helpsync writes this text anew, opens this issue again and closes it; what stands above or below it stays.`;
}
