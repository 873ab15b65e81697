import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure } from "../model/failure.ts";
import { configurationFor, environmentTowards, secretsOf, tokenConfiguration, withoutSecrets } from "./credentials.ts";
import { configEnvironment, gitEnvironment, type ConfigEntry } from "./environment.ts";
import type { Remote } from "./remote.ts";
import { runGitProcess, type GitEnd } from "./run-git.ts";
import { deleteTemporaryFolder, makeTemporaryFolder } from "./temporary-folder.ts";

export interface PrivateRepositoryOptions {
  readonly remote: Remote;
  /** Relative addresses start here. */
  readonly root: string;
  readonly objectFormat: string;
  readonly env: NodeJS.ProcessEnv;
  /** A folder for temporary files. */
  readonly temporary: string;
}

/** Calls that only touch this machine, in milliseconds. */
const LOCAL = 60_000;

/** A push or fetch that takes longer has failed: the holder of a lock must learn that in time. */
const NETWORK = 90_000;

/**
 * A bare repository in a temporary folder that speaks to one remote. The user's checkout gets no file, ref, object or
 * setting: it may be read-only. Objects of the remote come when they are asked for.
 */
export class PrivateRepository {
  readonly #options: PrivateRepositoryOptions;
  readonly #configuration: readonly ConfigEntry[];
  readonly #secrets: readonly string[];
  #folder: Promise<string> | undefined;

  constructor(options: PrivateRepositoryOptions) {
    const { remote, env } = options;
    this.#options = options;
    this.#configuration = [
      ...configurationFor(remote, env),
      ...tokenConfiguration(remote, env),
      ...entries({
        "remote.state.url": remote.url,
        "remote.state.pushurl": remote.pushUrl,
        "remote.state.promisor": "true",
        "remote.state.partialclonefilter": "blob:none",
        "core.repositoryformatversion": "1",
        "extensions.partialclone": "state",
        "gc.auto": "0",
        "maintenance.auto": "false",
        "http.lowspeedlimit": "100",
        "http.lowspeedtime": "30",
      }),
      ...(asksOverSsh(remote, env) ? entries({ "core.sshcommand": "ssh -oBatchMode=yes -oConnectTimeout=20" }) : []),
    ];
    this.#secrets = secretsOf(this.#configuration, [remote.url, remote.pushUrl], env);
  }

  /** Runs git on this machine. @throws Failure where it does not end well */
  async run(parameters: readonly string[], input?: Uint8Array): Promise<Buffer> {
    const end = await this.#call(parameters, LOCAL, input);
    if (end.code === 0) return end.output;
    throw new Failure({
      what: `git ${parameters[0] ?? ""} failed on helpsync's own copy of the state.`,
      why: end.said,
      next: "Check the free space of the temporary folder and the version of git (2.32 or newer), then try again.",
    });
  }

  /** Runs git against the remote. What it said holds no secret. */
  async reach(parameters: readonly string[]): Promise<GitEnd> {
    return this.#call(parameters, NETWORK);
  }

  /** Deletes the folder. */
  async close(): Promise<void> {
    const folder = await this.#folder?.catch(() => undefined);
    this.#folder = undefined;
    if (folder !== undefined) await deleteTemporaryFolder(folder);
  }

  async #call(parameters: readonly string[], timeout: number, input?: Uint8Array): Promise<GitEnd> {
    this.#folder ??= this.#open();
    const writesTo = await this.#folder;
    const env = this.#environment(writesTo);
    const call = { folder: this.#options.root, writesTo, env, timeout, ...(input === undefined ? {} : { input }) };
    const end = await runGitProcess(parameters, call);
    return { ...end, said: withoutSecrets(end.said, this.#secrets) };
  }

  #environment(folder: string): NodeJS.ProcessEnv {
    return {
      ...gitEnvironment(environmentTowards(this.#options.remote, this.#options.env)),
      ...configEnvironment(this.#configuration),
      GIT_DIR: path.join(folder, "state.git"),
      // What counts of the user's configuration is handed on above; read twice, a header would be sent twice.
      GIT_CONFIG_GLOBAL: path.join(folder, "config"),
      GIT_CONFIG_NOSYSTEM: "1",
    };
  }

  async #open(): Promise<string> {
    const { temporary, remote, objectFormat, env, root } = this.#options;
    const folder = temporaryFolder(temporary);
    const safe = remote.safeFolders.map((name) => `[safe]\n\tdirectory = ${JSON.stringify(name)}\n`);
    await writeFile(path.join(folder, "config"), safe.join(""), { mode: 0o600 });
    const parameters = ["init", "--quiet", "--bare", "--template=", `--object-format=${objectFormat}`];
    const call = { folder: root, writesTo: folder, env: gitEnvironment(env), timeout: LOCAL };
    const { code, said } = await runGitProcess([...parameters, path.join(folder, "state.git")], call);
    if (code === 0) return folder;
    throw new Failure({
      what: "git cannot make a temporary repository.",
      why: withoutSecrets(said, this.#secrets),
      next: "Check the free space of the temporary folder and the version of git (2.32 or newer), then try again.",
    });
  }
}

function temporaryFolder(temporary: string): string {
  try {
    return makeTemporaryFolder(path.join(temporary, "helpsync-git-"));
  } catch (error) {
    throw new Failure({
      what: "No temporary folder can be made.",
      why: error instanceof Error ? error.message : String(error),
      next: "Check the free space and your rights on the temporary folder; TMPDIR names another.",
      cause: error,
    });
  }
}

/** Whether ssh would ask at a terminal, unless told not to; a command that the user set up stays as it is. */
function asksOverSsh({ configuration }: Remote, env: NodeJS.ProcessEnv): boolean {
  const isSetUp = configuration.some(({ key }) => key === "core.sshcommand");
  return !isSetUp && env["GIT_SSH_COMMAND"] === undefined && env["GIT_SSH"] === undefined;
}

function entries(values: Readonly<Record<string, string>>): ConfigEntry[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
