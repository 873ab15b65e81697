import { raise, type Problem, type ProblemKind } from "../model/problem.ts";
import { apiUrlNotLocal, configContradiction, imageAddress, tokenEnvReserved } from "./config-problems.ts";
import type { WrittenConfig, WrittenWorkspace } from "./config-shape.ts";
import { nearest } from "./nearest.ts";
import type { YamlBlock, YamlPath } from "./yaml-block.ts";

type Raise = <A extends Readonly<Record<string, string | number>>>(
  kind: ProblemKind<A>,
  path: YamlPath,
  values: A,
) => void;

/**
 * What no single key shows: keys that contradict each other, and patterns and addresses that could not work.
 * @param wrong the sections in which a value was wrong and is missing in `config`: what is not there contradicts nothing
 */
export function checkConfig(config: WrittenConfig, block: YamlBlock, wrong: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const raiseAt: Raise = (kind, path, values) => {
    const mark = block.markValue(path);
    problems.push(raise(kind, mark.place, values, mark.line));
  };
  if (!wrong.has("locales")) checkLocales(config.locales, raiseAt);
  checkImageAddress(config.assets, raiseAt);
  if (!wrong.has("assets")) checkUpload(config.assets, raiseAt);
  checkDefaultWorkspace(config, raiseAt);
  for (const [name, workspace] of Object.entries(config.workspaces)) checkWorkspace(name, workspace, raiseAt);
  return problems;
}

function checkLocales(locales: WrittenConfig["locales"], raiseAt: Raise): void {
  const seen = new Set([locales.default]);
  locales.additional.forEach((locale, index) => {
    if (seen.has(locale)) {
      const message = `\`${locale}\` is listed twice.`;
      raiseAt(configContradiction, ["locales", "additional", index], { message, hint: "Delete it from `additional`." });
    }
    seen.add(locale);
  });
  const spellings = new Map([...seen].map((locale) => [(locales.names[locale] ?? locale).normalize("NFC"), locale]));
  for (const [locale, spelling] of Object.entries(locales.names)) {
    const path = ["locales", "names", locale];
    if (!([...seen] as string[]).includes(locale)) {
      const message = `\`names\` spells \`${locale}\`, which the config does not list.`;
      raiseAt(configContradiction, path, { message, hint: `Add \`${locale}\` to \`additional\`, or delete the line.` });
    } else if (spellings.get(spelling.normalize("NFC")) !== locale) {
      const message = `\`${spelling}\` would mean two locales.`;
      raiseAt(configContradiction, path, { message, hint: "Spell each locale in its own way." });
    }
  }
}

function checkImageAddress({ base_url: baseUrl, upload }: WrittenConfig["assets"], raiseAt: Raise): void {
  if (baseUrl !== undefined) {
    checkPlaceholders(baseUrl, ["assets", "base_url"], ["hash", "commit", "name", "path"], raiseAt);
    if (!/\{(?:hash|commit)\}/.test(baseUrl)) {
      raiseAt(imageAddress, ["assets", "base_url"], {
        message: "`assets.base_url` holds neither `{hash}` nor `{commit}`, so Intercom would keep showing old pictures.",
        hint: "Intercom caches images by their address: put `{hash}/` before `{name}`.",
      });
    }
    if (!/^https?:\/\/[^/]/.test(baseUrl)) {
      raiseAt(imageAddress, ["assets", "base_url"], {
        message: "`assets.base_url` is no public web address.",
        hint: "Start it with `https://`: Intercom fetches the images from there.",
      });
    }
  }
  if (upload === undefined) return;
  checkPlaceholders(upload, ["assets", "upload"], ["file", "hash", "name", "path"], raiseAt);
}

function checkUpload({ base_url: baseUrl, upload }: WrittenConfig["assets"], raiseAt: Raise): void {
  if (upload !== undefined && baseUrl === undefined) {
    const message = "`assets.upload` is set, but not the address at which the uploaded images can be fetched.";
    raiseAt(configContradiction, ["assets", "upload"], { message, hint: "Add `assets.base_url`." });
  }
}

function checkPlaceholders(pattern: string, path: YamlPath, known: readonly string[], raiseAt: Raise): void {
  for (const [written, name = ""] of pattern.matchAll(/\{([^{}]*)\}/g)) {
    if (known.includes(name)) continue;
    const hint = `Known here: ${known.map((each) => `{${each}}`).join(", ")}.`;
    raiseAt(imageAddress, path, { message: `\`${path.join(".")}\` holds \`${written}\`, which means nothing.`, hint });
  }
}

function checkDefaultWorkspace(config: WrittenConfig, raiseAt: Raise): void {
  const name = config.default_workspace;
  const names = Object.keys(config.workspaces);
  if (name === undefined || names.includes(name)) return;
  const near = nearest(name, names);
  raiseAt(configContradiction, ["default_workspace"], {
    message: `\`default_workspace\` names \`${name}\`, which is not among the workspaces.`,
    hint: near === undefined ? `Add it under \`workspaces\`. There are: ${names.join(", ")}.` : `Did you mean \`${near}\`?`,
  });
}

const NOT_FOR_SANDBOX = ["workspace_id", "token_env", "region", "api_url"] as const;

/** Variables of other programs and of helpsync itself: their secrets are not for Intercom, nor its token for their readers. */
const RESERVED = /^(?:(?:GITHUB|HELPSYNC|ACTIONS|RUNNER|INPUT|GIT|NODE|NPM)_.*|PATH|HOME)$/iu;

function checkWorkspace(name: string, workspace: WrittenWorkspace, raiseAt: Raise): void {
  if (workspace.sandbox === true) {
    for (const key of NOT_FOR_SANDBOX) {
      if (workspace[key] === undefined) continue;
      const message = `\`${name}\` is a sandbox, which lives in this program and has no \`${key}\`.`;
      raiseAt(configContradiction, ["workspaces", name, key], { message, hint: "Delete the line." });
    }
  }
  if (workspace.token_env !== undefined && RESERVED.test(workspace.token_env)) {
    raiseAt(tokenEnvReserved, ["workspaces", name, "token_env"], { name: `\`${workspace.token_env}\`` });
  }
  if (workspace.api_url !== undefined && !isLoopback(workspace.api_url)) {
    raiseAt(apiUrlNotLocal, ["workspaces", name, "api_url"], { url: `\`${workspace.api_url}\`` });
  }
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (!["http:", "https:"].includes(protocol) || username !== "" || password !== "") return false;
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
