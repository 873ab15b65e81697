import type { Outcome } from "../model/failure.ts";
import { hasErrors } from "../model/problem.ts";
import { compileRead, readContent } from "../load.ts";
import { keepCompiledCache, readCompiledCache } from "../disk/compiled-cache.ts";
import { apiVersionOf, readConfig, report } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

/**
 * `helpsync validate`: every problem of the content at once, without network or token. What the files become is kept under
 * `.helpsync/cache`, so that the next time only what has changed is compiled.
 */
export async function validate(options: WorkspaceOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  const read = await readContent(config, apiVersionOf(config, options, session));
  const cached = await readCompiledCache(config.folder);
  const { desired, problems, records } = await compileRead(read, config, cached);
  report(problems, session);
  await keepCompiledCache(config.folder, records(), cached);
  if (hasErrors(problems)) return "problems";
  const articles = desired.resources.filter(({ kind }) => kind === "article");
  const pages = articles.reduce((sum, { locales }) => sum + Object.keys(locales).length, 0);
  const collections = desired.resources.length - articles.length;
  const counts = `${counted(articles.length, "article")} (${counted(pages, "page")} in all languages), ${counted(collections, "collection")}`;
  session.print(`No errors: ${counts}.\n`);
  return "done";
}

function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
