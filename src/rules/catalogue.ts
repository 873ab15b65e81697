import type { ProblemKind } from "../model/problem.ts";
import { keyDiffersByCase } from "./case.ts";
import { conflictMarker } from "./conflict-markers.ts";
import { tooDeep } from "./depth.ts";
import { duplicateKey } from "./duplicate-keys.ts";
import { movedFromItself, movedFromPresent, movedFromTwice } from "./former-keys.ts";
import { intercomIdTwice, intercomIdWorkspace } from "./intercom-ids.ts";
import { unlistedArticle } from "./unlisted.ts";

/** Every problem that the rules can raise. */
export const RULE_PROBLEMS: readonly ProblemKind<never>[] = [
  duplicateKey,
  keyDiffersByCase,
  tooDeep,
  unlistedArticle,
  movedFromItself,
  movedFromTwice,
  movedFromPresent,
  intercomIdTwice,
  intercomIdWorkspace,
  conflictMarker,
];
