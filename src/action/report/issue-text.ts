import { driftMarkdown } from "../../report/drift-markdown.ts";
import type { Drift, Edit } from "../../report/drift.ts";
import type { Drafts } from "../../report/hidden-words.ts";
import { pageName } from "../../report/markdown/items.ts";
import { listWithin, plain, quoted } from "./lines.ts";
import type { ReportKey } from "./marker.ts";

/** What the texts of the issue are made of. */
export interface DriftTelling {
  readonly drift: Drift;
  readonly key: ReportKey;
  /** The page of the run. */
  readonly runUrl: string;
  /** Whether the words of drafts are shown to whoever can read the issue. */
  readonly drafts: Drafts;
}

/** What helpsync finds by itself. */
const USUAL_CONFIG = "intercom.config.yaml";

const NEWS_BUDGET = 5000;

/** In a command; one that is cut off does something else. */
const LONGEST_KEY = 150;

export function issueTitle({ workspace }: ReportKey): string {
  return `Edited in Intercom: ${workspace}`;
}

/** What was edited, and the three ways to go on. @param telling.budget characters of all of it */
export function issueText(telling: DriftTelling & { readonly budget: number }): string {
  const { drift, key, runUrl, drafts, budget } = telling;
  const foot = [whatToDo(drift, key), footLine(runUrl)].join("\n\n");
  return `${driftMarkdown(drift, { drafts, budget: budget - foot.length - 2 })}\n${foot}`;
}

/** Whole commands, for a page each: where there is only one, with its key. */
function whatToDo({ edits }: Drift, { workspace, config }: ReportKey): string {
  const [only, ...others] = edits;
  const isNamed = only !== undefined && others.length === 0 && only.key.length <= LONGEST_KEY;
  const key = isNamed ? shellWord(only.key) : "KEY";
  const options = `--workspace ${workspace}${config === USUAL_CONFIG ? "" : ` --config ${shellWord(config)}`}`;
  return [
    isNamed
      ? "**What to do:**"
      : "**What to do**, page by page; `KEY` is what begins with `article:` or `collection:` on its line:",
    "",
    `- Take an edit into the content: ${quoted(`helpsync pull ${key} ${options}`)}, then commit. (\`report-to: pull-request\` does that by itself, for all of them.)`,
    `- Keep it in Intercom alone: ${quoted(`helpsync accept ${key} ${options}`)} counts it as known.`,
    `- Put back what the content says: ${quoted(`helpsync apply --only ${key} --overwrite-ui-edits ${options}`)}. What is written over stays as a snapshot.`,
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
export function newsComment(news: readonly Edit[], { runUrl, drafts }: DriftTelling): string {
  if (news.length === 0) return `What was edited in Intercom is still there. ([The run](${runUrl}))`;
  const lines = news.map((edit) => `- ${pageName(edit, drafts)}: ${plain(edit.reason)}`);
  return `Edited in Intercom since the last report:\n\n${listWithin(NEWS_BUDGET, lines, "pages")}\n\n[The run](${runUrl})`;
}

function footLine(runUrl: string): string {
  return `As of [this run](${runUrl}). helpsync writes this text anew, opens this issue again and closes it; what stands above or below it stays.`;
}
