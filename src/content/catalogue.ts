import type { ProblemKind } from "../model/problem.ts";
import * as config from "./config-problems.ts";
import * as frontmatter from "./frontmatter-problems.ts";
import * as layout from "./layout-problems.ts";
import { holdsNul, notUtf8 } from "./text.ts";
import {
  yamlAlias,
  yamlDuplicateKey,
  yamlNotAMapping,
  yamlSyntax,
  yamlTag,
  yamlTooDeep,
} from "./yaml-problems.ts";

/** Every problem that reading the config and the content can raise. */
export const CONTENT_PROBLEMS: readonly ProblemKind<never>[] = [
  ...Object.values(config),
  ...Object.values(layout),
  ...Object.values(frontmatter),
  notUtf8,
  holdsNul,
  yamlSyntax,
  yamlDuplicateKey,
  yamlAlias,
  yamlTag,
  yamlTooDeep,
  yamlNotAMapping,
];
