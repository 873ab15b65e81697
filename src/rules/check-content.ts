import type { Config } from "../model/config.ts";
import type { ApiVersion } from "../model/api-version.ts";
import type { Content } from "../model/content.ts";
import type { Problem } from "../model/problem.ts";
import { checkCase } from "./case.ts";
import { checkConflictMarkers } from "./conflict-markers.ts";
import { checkDepth } from "./depth.ts";
import { checkDuplicateKeys } from "./duplicate-keys.ts";
import { checkFormerKeys } from "./former-keys.ts";
import { checkIntercomIds } from "./intercom-ids.ts";
import type { Rule } from "./rule.ts";
import { checkUnlisted } from "./unlisted.ts";

const RULES: readonly Rule[] = [
  checkDuplicateKeys,
  checkCase,
  checkDepth,
  checkUnlisted,
  checkFormerKeys,
  checkIntercomIds,
  checkConflictMarkers,
];

/** What several documents are wrong about together, or one against the API's limits. Never mends anything. */
export function checkContent(content: Content, config: Config, apiVersion: ApiVersion): Problem[] {
  return RULES.flatMap((rule) => rule({ content, config, apiVersion }));
}
