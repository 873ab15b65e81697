import type { Findings } from "../model/findings.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { keepCache, readCache } from "./cache-file.ts";

const NAME = "findings";

interface Kept {
  readonly of: Fingerprint;
  readonly findings: Findings;
}

/**
 * What this checkout found last, if it was the same content under the same config.
 * @param folder that of the config
 * @param of fingerprint of all that findings follow from
 */
export async function readFindings(folder: string, of: Fingerprint): Promise<Findings | undefined> {
  const written = await readCache(folder, NAME);
  const kept = written === undefined ? undefined : (JSON.parse(written) as Kept);
  return kept?.of === of ? kept.findings : undefined;
}

/** Keeps what was found for the next time. */
export function keepFindings(folder: string, of: Fingerprint, findings: Findings): Promise<void> {
  return keepCache(folder, NAME, JSON.stringify({ of, findings } satisfies Kept));
}
