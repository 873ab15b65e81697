import type { Answer } from "../../src/sandbox/message.ts";
import type { SandboxOptions } from "../../src/sandbox/options.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";

/** A 2 × 3 pixel PNG. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==",
  "base64",
);

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** What tests look at in an answer; which of it is there depends on the route and the version. */
export interface Body {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly state: string;
  readonly email: string;
  readonly url: string | null;
  readonly author_id: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly parent_id: number | string | null;
  readonly parent_type: string | null;
  readonly parent_ids: readonly number[];
  readonly help_center_id: number | null;
  readonly order: number;
  readonly default_locale: string;
  readonly locales: readonly string[];
  readonly translated_content: Readonly<Record<string, Body | undefined>>;
  readonly statistics: object;
  readonly total_count: number;
  readonly pages: { readonly page: number; readonly total_pages: number; readonly next?: unknown } | null;
  readonly data: readonly Body[];
  readonly admins: readonly Body[];
  readonly app: { readonly id_code: string };
  readonly errors: readonly { readonly code: string; readonly message: string; readonly field?: string }[];
  readonly request_id: string;
}

export interface Caller {
  readonly sandbox: Sandbox;
  /** Calls the sandbox as a client with a token; `version` 2.16 where absent. */
  readonly call: (method: string, path: string, body?: unknown, version?: string) => Promise<JsonAnswer>;
}

/** A sandbox in memory whose images are all found, but for those at a host named `missing`. */
export function openCaller(options: SandboxOptions = {}): Caller {
  const fetchImage = (url: string): Promise<Uint8Array | null> =>
    Promise.resolve(url.includes("//missing") ? null : PNG);
  const sandbox = createSandbox({ fetchImage, ...options });
  return {
    sandbox,
    call: async (method, path, body, version = "2.16") => {
      const headers = { authorization: "Bearer token", "intercom-version": version, host: "127.0.0.1:80" };
      return readJson(
        await sandbox.handle({ method, path, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
      );
    },
  };
}

/** An answer with its body understood. */
export function readJson(answer: Answer): JsonAnswer {
  return { ...answer, body: JSON.parse(String(answer.body)) as Body };
}
