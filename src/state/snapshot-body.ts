import * as z from "zod";
import { Failure } from "../model/failure.ts";
import { KINDS } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES } from "../model/locale.ts";

const fields = z.object({
  title: z.string(),
  description: z.string().exactOptional(),
  body: z.string().exactOptional(),
  state: z.string().exactOptional(),
  author: z.string().exactOptional(),
  url: z.string().nullable(),
  pendingDraft: z.boolean(),
});

const resource = z.object({
  kind: z.enum(KINDS),
  id: z.string(),
  parents: z.array(z.string()),
  helpCenterId: z.string().nullable(),
  locales: z.partialRecord(z.enum(LOCALES), fields),
  createdAt: z.number(),
  updatedAt: z.number(),
  updatedBy: z.string().nullable().default(null),
});

/** Reads the body of a snapshot. @throws Failure where it is none of this version's */
export function parseSnapshotBody(text: string, place: string): LiveResource {
  try {
    return resource.parse(JSON.parse(text));
  } catch (error) {
    throw new Failure({
      what: `The snapshot in ${place} cannot be read.`,
      why: "It is not what this version of helpsync keeps of a page.",
      next: "Update helpsync, or take another snapshot with --at.",
      cause: error,
    });
  }
}
