import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Names of cases; all of them where empty. */
  readonly cases: readonly string[];
  readonly articles: number;
  /** How many locales the content has, for the cases that are measured with any number. */
  readonly locales: readonly number[];
  /** How often each figure and each floor is measured. */
  readonly runs: number;
  /** Calls that one window of a second allows in the first apply. */
  readonly windowCalls: number;
  readonly growth: "left" | "measured";
  readonly face: "text" | "markdown";
  /** A folder for the prepared help centers, which are used again while the program is the same; temporary where absent. */
  readonly keep?: string;
  /** Uses kept help centers again although another program made them. */
  readonly reuse: "same program" | "any";
}

export const USAGE = `Usage: npm run bench -- [options]
  --case NAME          one case; may come several times; else all
  --articles NUMBER    how many articles; 1000 where not given
  --locales NUMBER     only with so many locales, 1 to 3; else with 1 and with 3
  --runs NUMBER        how often each is measured; 3 where not given
  --window-calls N     calls that one window of a second allows in the first apply; 1667 where not given
  --growth             measure a tenth of the articles as well, and how time and memory grow
  --markdown           print the table as Markdown
  --keep FOLDER        keep the prepared help centers there, for the next time
  --reuse              use kept ones although the program has changed since
`;

/** Reads the command line. Throws where it makes no sense. */
export function readOptions(parameters: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      case: { type: "string", multiple: true, default: [] },
      articles: { type: "string", default: "1000" },
      locales: { type: "string" },
      runs: { type: "string", default: "3" },
      "window-calls": { type: "string", default: "1667" },
      growth: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      keep: { type: "string" },
      reuse: { type: "boolean", default: false },
    },
  });
  const locales = values.locales === undefined ? [1, 3] : [countOf(values.locales, "--locales")];
  if (locales.some((count) => count > 3)) throw new RangeError("--locales is 1, 2 or 3.");
  return {
    cases: values.case,
    articles: countOf(values.articles, "--articles"),
    locales,
    runs: countOf(values.runs, "--runs"),
    windowCalls: countOf(values["window-calls"], "--window-calls"),
    growth: values.growth ? "measured" : "left",
    face: values.markdown ? "markdown" : "text",
    reuse: values.reuse ? "any" : "same program",
    ...(values.keep === undefined ? {} : { keep: values.keep }),
  };
}

function countOf(text: string, name: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`${name} is a whole number above 0.`);
  return count;
}
