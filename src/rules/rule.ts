import type { Config } from "../model/config.ts";
import type { ApiVersion } from "../model/api-version.ts";
import type { Content } from "../model/content.ts";
import type { Problem } from "../model/problem.ts";

/** What a rule sees. */
export interface RuleInput {
  readonly content: Content;
  readonly config: Config;
  readonly apiVersion: ApiVersion;
}

/** Looks for one sort of mistake; never mends anything. */
export type Rule = (input: RuleInput) => Problem[];
