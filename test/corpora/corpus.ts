import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse, stringify } from "yaml";
import { parseConfig } from "../../src/content/parse-config.ts";
import type { Config } from "../../src/model/config.ts";
import { loadDesired, type Loaded } from "../../src/pipeline.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");

/** A real help center, read and compiled once; files with errors are left out. */
export interface Corpus {
  readonly config: Config;
  readonly loaded: Loaded;
}

/** Reads a corpus with its config of this folder. Files are left out until none has an error. */
export async function readCorpus(name: string): Promise<Corpus> {
  const written = parse(await readFile(path.join(import.meta.dirname, `${name}.config.yaml`), "utf8")) as {
    readonly ignore?: readonly string[];
  };
  const workspaces = { test: { token_env: "TOKEN" } };
  let ignore = written.ignore ?? [];
  for (;;) {
    const yaml = stringify({ ...written, ignore, workspaces });
    const { config } = parseConfig(yaml, path.join(corpora, name, "intercom.config.yaml"));
    if (config === undefined) throw new Error("The config of the corpus is wrong.");
    const loaded = await loadDesired(config, "2.16");
    const files = loaded.problems.filter(({ severity }) => severity === "error").map(({ place }) => place.file);
    if (files.length === 0) return { config, loaded };
    const root = config.content.root === "." ? "" : `${config.content.root}/`;
    const globs = files.map((file) => file.slice(root.length).replace(/[\\$^*+?()[\]{}!|@]/gu, "\\$&"));
    ignore = [...new Set([...ignore, ...globs])];
  }
}
