import type { GitHub } from "../github/github.ts";
import type { PullReport } from "../report/pull-text.ts";
import type { ReportKey } from "./report/marker.ts";
import type { Reported } from "./report/reported.ts";

/** What a run brings as a pull request. */
export interface PullReporting {
  readonly github: GitHub;
  /** What the pull told. */
  readonly report: PullReport;
  readonly key: ReportKey;
  /** The page of the run. */
  readonly runUrl: string;
  /** The folder of the content that the pull wrote into, absolute. */
  readonly content: string;
  /** The branch that the pull request is to go into, which the checkout stands on. */
  readonly base: string;
  /** For git. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder for temporary files. */
  readonly temporary: string;
}
