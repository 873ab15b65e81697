import path from "node:path";
import { createFile, exists, readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { CommonOptions, Session } from "./session.ts";
import { IGNORE_LINES, STARTER_CONFIG, STARTER_CONTENT } from "./starter.ts";

/**
 * `helpsync init`: a starter config, and content beside it where none is. Nothing that is there is written over; only a
 * config stops it.
 */
export async function init(options: CommonOptions, session: Session): Promise<Outcome> {
  const file = path.resolve(session.cwd, options.config ?? "intercom.config.yaml");
  const folder = path.dirname(file);
  const contentIsThere = await exists(path.join(folder, "content"));
  await write(file, STARTER_CONFIG, session);
  if (contentIsThere) session.print("content is there already, and stays as it is\n");
  else {
    for (const [name, text] of Object.entries(STARTER_CONTENT)) await write(path.join(folder, name), text, session);
  }
  await addIgnoreLines(folder, session);
  session.print(
    [
      "",
      "Next:",
      "  helpsync validate    checks the content, without network or token",
      "  helpsync plan        shows what would change, here in the embedded sandbox",
      "  helpsync apply       changes it, after asking you",
      "  helpsync pull        where the articles are in Intercom already: makes them into files (empty content/ first)",
      "",
    ].join("\n"),
  );
  return "done";
}

async function write(file: string, text: string, session: Session): Promise<void> {
  const shown = path.relative(session.cwd, file);
  if (await createFile(file, text)) {
    session.print(`wrote ${shown}\n`);
    return;
  }
  throw new Failure({
    what: `There is a ${shown} here already.`,
    next: "Run `helpsync validate` to check it, or run `helpsync init` in another folder.",
  });
}

async function addIgnoreLines(folder: string, session: Session): Promise<void> {
  const file = path.join(folder, ".gitignore");
  const text = (await readOptionalText(file)) ?? "";
  const missing = IGNORE_LINES.filter((line) => !text.split(/\r?\n/u).includes(line));
  if (missing.length === 0) return;
  const joint = text === "" || text.endsWith("\n") ? "" : "\n";
  await writeFileAtomic(file, `${text}${joint}${missing.join("\n")}\n`);
  session.print(`added ${missing.join(" and ")} to .gitignore\n`);
}
