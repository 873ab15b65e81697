import { parseConfig } from "../../src/content/parse-config.ts";
import { loadContent } from "../../src/content/load-content.ts";
import type { Config } from "../../src/model/config.ts";
import type { Content } from "../../src/model/content.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { SourceTree } from "../../src/model/source.ts";

/** A config from its YAML; the test fails where it has a mistake. */
export function configFrom(yaml: string): Config {
  const { config, problems } = parseConfig(yaml, "/docs/intercom.config.yaml");
  if (config === undefined) throw new Error(problems.map(({ message }) => message).join("; "));
  return config;
}

/** A content folder as the disk would give it: path → text or bytes. */
function treeOf(files: Readonly<Record<string, string | Uint8Array>>): SourceTree {
  const documents = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
  }));
  return { documents, assets: new Map(), rootAssets: new Map(), ignored: [], problems: [] };
}

/** Loads files under a config. */
export function load(
  files: Readonly<Record<string, string | Uint8Array>>,
  yaml = "",
): { content: Content; problems: Problem[]; config: Config } {
  const config = configFrom(yaml);
  return { ...loadContent(treeOf(files), config), config };
}

/** `file:line:column code` of each problem. */
export function placesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ code, place }) => `${place.file}:${place.line}:${place.column} ${code}`);
}

/** The only problem; the test fails where there are none or several. */
export function only(problems: readonly Problem[]): Problem {
  const [first, ...rest] = problems;
  if (first === undefined || rest.length > 0) throw new Error(`Expected one problem: ${placesOf(problems).join(", ")}`);
  return first;
}
