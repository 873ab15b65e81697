import type { ApiVersion } from "../model/api-version.ts";
import type { CompiledRecords } from "../model/compiled-record.ts";
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
import { apiVersionOf, believesCaches, readConfig, report } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

/**
 * `helpsync validate`: every problem of the content at once, without network or token. What was found, and what the files
 * become, is kept under `.helpsync/cache`: the next time only what has changed is compiled, and nothing where nothing has.
 */
export async function validate(options: WorkspaceOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  const apiVersion = apiVersionOf(config, options, session);
  const tree = await readSourceTree(config);
  const { problems, articles, pages, collections } = believesCaches(session)
    ? await findWhatIsNew(tree, config, apiVersion)
    : (await findAnew(tree, config, apiVersion, new Map())).findings;
  report(problems, session);
  if (hasErrors(problems)) return "problems";
  const counts = `${counted(articles, "article")} (${counted(pages, "page")} in all languages), ${counted(collections, "collection")}`;
  session.print(`No errors: ${counts}.\n`);
  return "done";
}

/** Finds out what the last run did not, and keeps all of it for the next one. */
async function findWhatIsNew(tree: SourceTree, config: Config, apiVersion: ApiVersion): Promise<Findings> {
  const print = contentPrint(tree, config, apiVersion);
  const known = await readFindings(config.folder, print);
  if (known !== undefined) return known;
  const cached = await readCompiledCache(config.folder);
  const { findings, records } = await findAnew(tree, config, apiVersion, cached);
  await keepCompiledCache(config.folder, records(), cached);
  await keepFindings(config.folder, print, findings);
  return findings;
}

async function findAnew(
  tree: SourceTree,
  config: Config,
  apiVersion: ApiVersion,
  cached: CompiledRecords,
): Promise<{ readonly findings: Findings; readonly records: () => CompiledRecords }> {
  const { desired, problems, records } = await compileRead(understand(tree, config, apiVersion), config, cached);
  const articles = desired.resources.filter(({ kind }) => kind === "article");
  const pages = articles.reduce((sum, { locales }) => sum + Object.keys(locales).length, 0);
  const collections = desired.resources.length - articles.length;
  return { findings: { problems, articles: articles.length, pages, collections }, records };
}

function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
