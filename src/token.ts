import path from "node:path";
import { parseEnv } from "node:util";
import { isIgnored } from "./git/repository.ts";
import { readOptionalText } from "./disk/new-file.ts";
import { Failure } from "./model/failure.ts";

/**
 * The access token: from the environment, else from a `.env` beside the config that git keeps out of commits.
 * @throws Failure where there is none, or where git would commit the `.env`
 */
export async function readToken(name: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const fromEnvironment = env[name]?.trim();
  if (fromEnvironment) return fromEnvironment;
  const text = await readOptionalText(path.join(folder, ".env"));
  const fromFile = text === null ? undefined : parseEnv(text)[name]?.trim();
  if (!fromFile) {
    throw new Failure({
      what: `There is no access token in ${name}.`,
      why: "helpsync reads it from the environment, or from a .env file beside the config.",
      next: `Set ${name} to the access token of your Intercom app (Developer Hub, Authentication).`,
    });
  }
  if ((await isIgnored(folder, ".env")) === false) {
    throw new Failure({
      what: "The .env file with the access token could be committed.",
      why: "Git does not ignore it here.",
      next: "Add a line `.env` to .gitignore, then run the command again.",
    });
  }
  return fromFile;
}
