import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse, stringify } from "yaml";
import { parseConfig } from "../../src/content/parse-config.ts";
import type { Config } from "../../src/model/config.ts";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import { loadDesired, type Loaded } from "../../src/load.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");

/** A real help center, read and compiled once; files with errors are left out. */
export interface Corpus {
  readonly config: Config;
  readonly loaded: Loaded;
}

/** Reads a corpus with its config of this folder. Files are left out until none has an error. */
export async function readCorpus(name: string): Promise<Corpus> {
  const written = parse(await readFile(path.join(import.meta.dirname, `${name}.config.yaml`), "utf8")) as {
    readonly content: string;
    readonly ignore?: readonly string[];
  };
  const workspaces = { test: { token_env: "TOKEN" } };
  const root = written.content === "." ? "" : `${written.content}/`;
  const globOf = (file: string): string => file.slice(root.length).replace(/[\\$^*+?()[\]{}!|@]/gu, "\\$&");
  let ignore = [...new Set([...(written.ignore ?? []), ...(await filesWithErrors(name)).map(globOf)])];
  for (;;) {
    const yaml = stringify({ ...written, ignore, workspaces });
    const { config } = parseConfig(yaml, path.join(corpora, name, "intercom.config.yaml"));
    if (config === undefined) throw new Error("The config of the corpus is wrong.");
    const loaded = await loadDesired(config, "2.16");
    const files = loaded.problems.filter(({ severity }) => severity === "error").map(({ place }) => place.file);
    if (files.length === 0) return { config, loaded };
    ignore = [...new Set([...ignore, ...files.map(globOf)])];
  }
}

/** The files whose errors are written down beside the config: to leave them out at once spares a reading. */
async function filesWithErrors(name: string): Promise<string[]> {
  const lines = (await readFile(path.join(import.meta.dirname, `${name}.problems.txt`), "utf8")).split("\n");
  return lines.flatMap((line) => /^(.+):\d+:\d+ error /u.exec(line)?.[1] ?? []);
}

/** The keys of what has the kind, title and place of another resource, too: no title tells it from the others. */
export function twinsOf({ loaded: { desired } }: Corpus): Set<Key> {
  const bySign = new Map<string, Key[]>();
  for (const { key, kind, parent, locales } of desired.resources) {
    const sign = JSON.stringify([kind, parent, locales[desired.defaultLocale]?.title.normalize("NFC").trim()]);
    bySign.set(sign, [...(bySign.get(sign) ?? []), key]);
  }
  return new Set([...bySign.values()].filter(({ length }) => length > 1).flat());
}

/** The corpus with an `intercom_id` in some of its files, as an author writes it there. */
export function naming(corpus: Corpus, keys: ReadonlySet<Key>, ids: ReadonlyMap<Key, string>): Corpus {
  const { loaded } = corpus;
  const named = (resource: DesiredResource): DesiredResource => {
    const id = keys.has(resource.key) ? ids.get(resource.key) : undefined;
    return id === undefined ? resource : { ...resource, intercomId: { test: id } };
  };
  const desired = { ...loaded.desired, resources: loaded.desired.resources.map(named) };
  return { ...corpus, loaded: { ...loaded, desired } };
}
