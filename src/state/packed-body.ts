import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { bodyId } from "../dialect/kept-text.ts";
import { Failure } from "../model/failure.ts";
import type { BodyId } from "../model/state.ts";

/** No snapshot is this long, in bytes: what unpacks to more was not packed here. */
const LONGEST = 64 * 1024 * 1024;

export async function packBody(text: string): Promise<Buffer> {
  return promisify(gzip)(text);
}

/**
 * The text that was packed under a name.
 * @param place where it is kept, for people
 * @throws Failure where the bytes hold anything else
 */
export async function unpackBody(id: BodyId, bytes: Uint8Array, place: string): Promise<string> {
  const text = await promisify(gunzip)(bytes, { maxOutputLength: LONGEST }).then(String, () => null);
  if (text !== null && bodyId(text) === id) return text;
  throw new Failure({
    what: `${place} is damaged.`,
    why: "What it holds is not what its name says.",
    next: "Bring it back from a backup, or delete it: that text is then lost.",
  });
}
