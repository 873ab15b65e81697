import type { Command } from "commander";
import { collect, wholeNumber } from "./option-values.ts";

/** The options of `plan` and `apply` by which a person lets something through, or chooses a part (`OverrideOptions`). */
export function addOverrides(command: Command): Command {
  return command
    .option("--allow-removals <number>", "let exactly this many pages stop being public", wholeNumber)
    .option("--allow-publishes <number>", "let exactly this many unchanged drafts become public", wholeNumber)
    .option(
      "--first-run",
      "take over and create in a help center that holds articles and that helpsync has no memory of",
    )
    .option(
      "--allow-creates <number>",
      "in a first full run: create exactly this many articles, more than are taken over",
      wholeNumber,
    )
    .option("--allow-rollback", "apply a checkout that does not hold the commit that was applied last")
    .option("--allow-dirty", "apply content that is not committed to a real workspace")
    .option("--overwrite-ui-edits", "write over what was edited in Intercom")
    .option("--overwrite-drafts", "write over drafts that teammates have pending")
    .option("--recreate <key>", "make again what was deleted in Intercom; may come several times", collect)
    .option("--rerender [key or pattern]", "send what helpsync renders otherwise than it did; all without a pattern")
    .option("--only <key or pattern>", "only what this key or pattern of paths names; may come several times", collect);
}
