import type { FaultOptions } from "./faults/chooser.ts";
import type { FetchImage } from "./images/fetch.ts";
import type { Quirks } from "./quirks.ts";
import type { Random } from "./random.ts";
import type { RateLimit } from "./rate.ts";
import type { AdminRecord, HelpCenterRecord, SegmentRecord } from "./records.ts";
import type { ApiVersion } from "./versions.ts";

/** What is given wins over what the data file kept; what neither says is a fresh workspace's. */
export interface SandboxOptions extends FaultOptions {
  /** The data file, made by the first write; without it all is in memory. */
  readonly data?: string;
  /** The clock, in milliseconds since epoch. */
  readonly now?: () => number;
  readonly random?: Random;
  /** The language of the fields at the top level of answers: `en` at first. */
  readonly defaultLocale?: string;
  /** The languages that are switched on; other languages of Intercom's are taken too when a write brings them. */
  readonly locales?: readonly string[];
  readonly quirks?: Partial<Quirks>;
  /** `sandbox1` at first. */
  readonly workspaceId?: string;
  /** The only token that is let in; any is where absent. */
  readonly token?: string;
  /** The first owns the token. */
  readonly admins?: readonly AdminRecord[];
  /** The first is the default; their ids are 1, 2, …. */
  readonly helpCenters?: readonly Omit<HelpCenterRecord, "id">[];
  readonly segments?: readonly SegmentRecord[];
  readonly rateLimit?: RateLimit;
  /** The version of requests without the header `Intercom-Version`. */
  readonly defaultVersion?: ApiVersion;
  /** How images are fetched; over HTTP where absent. */
  readonly fetchImage?: FetchImage;
}
