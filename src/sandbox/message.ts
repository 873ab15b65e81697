/** A request, as the HTTP server or a test hands it in. */
export interface SandboxRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** An answered request, for tests that count calls. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  /** As asked for; null where the header was absent. */
  readonly version: string | null;
  /** Milliseconds since epoch. */
  readonly at: number;
}
