import type { ApiVersion } from "../model/api-version.ts";
import type { Config } from "../model/config.ts";
import type { Outcome } from "../model/failure.ts";
import type { Findings } from "../model/findings.ts";
import { hasErrors } from "../model/problem.ts";
import type { SourceTree } from "../model/source.ts";
import { keepCompiledCache, readCompiledCache } from "../disk/compiled-cache.ts";
import { keepFindings, readFindings } from "../disk/findings-cache.ts";
import { readSourceTree } from "../disk/source-tree.ts";
import { compileRead, understand } from "../load.ts";
import { contentPrint } from "../rules/content-print.ts";
import { apiVersionOf, readConfig, report } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

/**
 * `helpsync validate`: every problem of the content at once, without network or token. What was found, and what the files
 * become, is kept under `.helpsync/cache`: the next time only what has changed is compiled, and nothing where nothing has.
 */
export async function validate(options: WorkspaceOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  const apiVersion = apiVersionOf(config, options, session);
  const tree = await readSourceTree(config);
  const print = contentPrint(tree, config, apiVersion);
  const known = await readFindings(config.folder, print);
  const { problems, articles, pages, collections } = known ?? (await findAnew(tree, config, apiVersion));
  report(problems, session);
  if (known === undefined) await keepFindings(config.folder, print, { problems, articles, pages, collections });
  if (hasErrors(problems)) return "problems";
  const counts = `${counted(articles, "article")} (${counted(pages, "page")} in all languages), ${counted(collections, "collection")}`;
  session.print(`No errors: ${counts}.\n`);
  return "done";
}

async function findAnew(tree: SourceTree, config: Config, apiVersion: ApiVersion): Promise<Findings> {
  const cached = await readCompiledCache(config.folder);
  const { desired, problems, records } = await compileRead(understand(tree, config, apiVersion), config, cached);
  await keepCompiledCache(config.folder, records(), cached);
  const articles = desired.resources.filter(({ kind }) => kind === "article");
  const pages = articles.reduce((sum, { locales }) => sum + Object.keys(locales).length, 0);
  return { problems, articles: articles.length, pages, collections: desired.resources.length - articles.length };
}

function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
