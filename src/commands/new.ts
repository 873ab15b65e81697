import path from "node:path";
import { stringify } from "yaml";
import { createFile, leadsInto } from "../disk/new-file.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { readConfig } from "./project.ts";
import type { CommonOptions, Session } from "./session.ts";

export interface NewOptions extends CommonOptions {
  readonly title: string;
}

/** `helpsync new PATH --title`: a new article, as a draft, where no file is yet. */
export async function newArticle(where: string, options: NewOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  const root = path.join(config.folder, config.content.root);
  const inside = path.relative(root, path.resolve(session.cwd, where));
  const given = inside.startsWith("..") ? path.join(root, where) : path.resolve(session.cwd, where);
  const file = given.endsWith(".md") ? given : `${given}.md`;
  const shown = path.relative(session.cwd, file);
  if (options.title.trim() === "") {
    throw new Failure({ what: "The title is empty.", next: 'Pass one, e.g. --title "Install the app".' });
  }
  if (!(await leadsInto(root, file))) {
    throw new Failure({
      what: `${where} is not in the content folder.`,
      why: `Articles stand in ${path.relative(session.cwd, root) || "."}.`,
      next: "Name a path in it.",
    });
  }
  const frontmatter = stringify({ title: options.title, state: "draft" }, { lineWidth: 0 });
  const isNew = await createFile(file, `---\n${frontmatter}---\n\nWrite here.\n`);
  if (!isNew) throw new Failure({ what: `${shown} is there already.`, next: "Name another path." });
  session.print(`${shown} is there, as a draft. Set \`state: published\` when customers may read it.\n`);
  return "done";
}
