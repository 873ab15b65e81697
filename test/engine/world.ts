import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { runProgram } from "../../src/commands/program.ts";
import type { Surroundings } from "../../src/commands/session.ts";
import type { Plan } from "../../src/model/plan.ts";
import { stopped } from "../../src/terminal/signals.ts";
import { faultsOfPlan } from "../plan/plan-schema.ts";
import { openImageHost, type ImageHost } from "./image-host.ts";
import { openSandbox } from "../../src/sandbox/server.ts";

type Sandbox = Awaited<ReturnType<typeof openSandbox>>;
type SandboxOptions = NonNullable<Parameters<typeof openSandbox>[0]>;

export interface WorldOptions {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** A folder that is copied in before anything else. */
  readonly copyOf?: string;
  /** Folders of images from the project's, beside `content` and itself. */
  readonly imageFolders?: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly apiVersion?: string;
  /** Seconds that a request may take, and that a lost create is waited for; 60 where absent. */
  readonly requestTimeout?: number;
  readonly sandbox?: SandboxOptions;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly noted: string;
  readonly lastLine: string;
}

/** A project in a folder of its own, an Intercom to apply it to, and the program run as a user runs it. */
export interface World {
  readonly folder: string;
  readonly sandbox: Sandbox;
  readonly images: ImageHost;
  /** Asks the running command to stop, as Ctrl-C does. */
  stop(): void;
  run(...parameters: string[]): Promise<Ran>;
  plan(...parameters: string[]): Promise<Plan>;
  write(file: string, text: string | Uint8Array): Promise<void>;
  remove(file: string): Promise<void>;
  move(from: string, to: string): Promise<void>;
  read(file: string): Promise<string>;
  /** One call as another program, e.g. a teammate, would make it. */
  call(method: string, route: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Methods and paths of the requests since the last question, without those of `call`. */
  requests(): string[];
  close(): Promise<void>;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), "helpsync-world-"));
  if (options.copyOf !== undefined) await copyFolder(options.copyOf, folder);
  // The sandbox's clock: a wait of the program lets it pass at once.
  let passed = 0;
  const now = (): number => Date.now() + passed;
  const sandbox = await openSandbox({ now, rateLimit: { calls: 1e6, windowSeconds: 10 }, ...options.sandbox });
  const images = await openImageHost(
    ...["content", ".", ...(options.imageFolders ?? [])].map((name) => path.join(folder, name)),
  );
  let told = 0;
  const others = new Set<object>();
  const apiVersion = options.apiVersion ?? "2.16";
  let stop = (): void => undefined;
  const write = async (file: string, text: string | Uint8Array): Promise<void> => {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  };
  const run = async (...parameters: string[]): Promise<Ran> => {
    let printed = "";
    let noted = "";
    const session: Surroundings = {
      cwd: folder,
      env: { TEST_TOKEN: sandbox.token, ...options.env },
      manual: path.join(import.meta.dirname, "../../content/reference"),
      print: (text) => (printed += text),
      note: (text) => (noted += text),
      progress: (line) => (noted += `${line}\n`),
      color: "plain",
      audience: "script",
      confirm: () => Promise.resolve(false),
      wait: (duration) => {
        passed += duration;
        return Promise.resolve();
      },
      untilStopped: () => new Promise((resolve) => (stop = resolve)),
      heedSignals: () => {
        const controller = new AbortController();
        stop = () => {
          controller.abort(stopped("Ctrl-C"));
        };
        return controller.signal;
      },
    };
    const code = await runProgram(parameters, "0.0.0-test", () => session);
    return { code, printed, noted, lastLine: printed.trimEnd().split("\n").at(-1) ?? "" };
  };
  const config = {
    content: "content",
    locales: { default: "en", additional: ["fr", "de"] },
    defaults: { author: "docs@example.com", state: "published" },
    assets: { base_url: images.pattern },
    workspaces: {
      test: {
        ...{ token_env: "TEST_TOKEN", api_url: sandbox.url, api_version: apiVersion },
        ...(options.requestTimeout === undefined ? {} : { request_timeout: options.requestTimeout }),
      },
    },
    ...options.config,
  };
  await write("intercom.config.yaml", stringify(config));
  for (const [file, text] of Object.entries(options.files)) await write(file, text);
  return {
    folder,
    sandbox,
    images,
    stop: () => {
      stop();
    },
    run,
    write,
    plan: async (...parameters) => {
      const ran = await run("plan", "--format", "json", ...parameters);
      const plan = parsePlan(ran);
      const faults = faultsOfPlan(plan);
      if (faults.length > 0) throw new Error(`The plan is not as its schema says: ${faults.join(", ")}`);
      return plan;
    },
    remove: (file) => rm(path.join(folder, file), { recursive: true }),
    move: async (from, to) => {
      await write(to, await readFile(path.join(folder, from)));
      await rm(path.join(folder, from));
    },
    read: (file) => readFile(path.join(folder, file), "utf8"),
    call: async (method, route, body) => {
      const response = await fetch(`${sandbox.url}${route}`, {
        method,
        headers: { authorization: `Bearer ${sandbox.token}`, "intercom-version": apiVersion },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const own = sandbox.sandbox.requests.at(-1);
      if (own !== undefined) others.add(own);
      return (await response.json()) as Record<string, unknown>;
    },
    requests: () => {
      const all = sandbox.sandbox.requests;
      const fresh = all.slice(told).filter((request) => !others.has(request));
      told = all.length;
      return fresh.map(({ method, path: route }) => `${method} ${route}`);
    },
    close: async () => {
      await sandbox.close();
      await images.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function parsePlan({ printed, noted }: Ran): Plan {
  try {
    return JSON.parse(printed) as Plan;
  } catch {
    throw new Error(`The plan printed no JSON: ${printed}${noted}`);
  }
}

/** Copies a folder that may be read-only so that the copy can be written. */
async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    await chmod(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
