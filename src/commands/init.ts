import path from "node:path";
import { createFile, exists, readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { Session } from "./session.ts";
import { IGNORE_LINES, STARTER } from "./starter.ts";

/** `helpsync init`: a starter config and content in this folder. Nothing that is there is written over. */
export async function init(session: Session): Promise<Outcome> {
  for (const name of ["intercom.config.yaml", "content"]) {
    if (await exists(path.join(session.cwd, name))) {
      throw new Failure({
        what: `There is a ${name} here already.`,
        next: "Run `helpsync validate` to check it, or run `helpsync init` in another folder.",
      });
    }
  }
  for (const [name, text] of Object.entries(STARTER)) {
    await createFile(path.join(session.cwd, name), text);
    session.print(`wrote ${name}\n`);
  }
  await addIgnoreLines(session);
  session.print(
    [
      "",
      "Next:",
      "  helpsync validate    checks the content, without network or token",
      "  helpsync plan        shows what would change, here in the embedded sandbox",
      "  helpsync apply       changes it, after asking you",
      "",
    ].join("\n"),
  );
  return "done";
}

async function addIgnoreLines(session: Session): Promise<void> {
  const file = path.join(session.cwd, ".gitignore");
  const text = (await readOptionalText(file)) ?? "";
  const missing = IGNORE_LINES.filter((line) => !text.split(/\r?\n/u).includes(line));
  if (missing.length === 0) return;
  const joint = text === "" || text.endsWith("\n") ? "" : "\n";
  await writeFileAtomic(file, `${text}${joint}${missing.join("\n")}\n`);
  session.print(`added ${missing.join(" and ")} to .gitignore\n`);
}
