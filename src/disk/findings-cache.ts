import * as z from "zod";
import type { Findings } from "../model/findings.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { keepCache, parsed, readCache } from "./cache-file.ts";

const NAME = "findings";

const place = z.object({ file: z.string(), line: z.number(), column: z.number(), length: z.number().exactOptional() });
const problem = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  place,
  message: z.string(),
  hint: z.string(),
  line: z.string().exactOptional(),
});
const keptShape = z.object({
  of: z.string(),
  findings: z.object({
    problems: z.array(problem),
    articles: z.number(),
    pages: z.number(),
    collections: z.number(),
  }),
});

/**
 * What this checkout found last, if it was the same content under the same config.
 * @param folder that of the config
 * @param of fingerprint of all that findings follow from
 */
export async function readFindings(folder: string, of: Fingerprint): Promise<Findings | undefined> {
  const kept = keptShape.safeParse(parsed(await readCache(folder, NAME)));
  return kept.success && kept.data.of === of ? kept.data.findings : undefined;
}

/** Keeps what was found for the next time. */
export function keepFindings(folder: string, of: Fingerprint, findings: Findings): Promise<void> {
  return keepCache(folder, NAME, JSON.stringify({ of, findings }));
}
