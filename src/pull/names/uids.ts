import { createHash } from "node:crypto";
import type { Key } from "../../model/key.ts";
import { KINDS, type Kind } from "../../model/kind.ts";
import { folded, type Claims } from "./claims.ts";
import type { Named } from "./free-name.ts";
import { shortened } from "./shorten.ts";
import { asciiSlug } from "./slug.ts";

const LONGEST = 40;
/** Content takes no shorter one. */
const SHORTEST = 3;
/**
 * Hex digits behind the words of a uid: nobody else gives a file the same one by chance, be it on a branch that does not
 * have this pull's files. More, where another has these.
 */
const DIGITS = [6, 16];

/** Gives uids that make keys which nothing else has. */
export class Uids {
  readonly #taken = new Set<string>();
  readonly #onDisk: Claims;

  /**
   * @param uids that files have already, of whatever kind
   * @param keys of what is known already
   * @param onDisk what is in the content folder: a file at the root without a uid has its name for a key
   */
  constructor(uids: Iterable<string>, keys: Iterable<Key>, onDisk: Claims) {
    for (const uid of uids) for (const kind of KINDS) this.#taken.add(folded(`${kind}:${uid}`));
    for (const key of keys) this.#taken.add(folded(key));
    this.#onDisk = onDisk;
  }

  /** A free uid after the title; what Intercom's id adds is the same on every machine. */
  take({ kind, id, title }: Named): string {
    const words = shortened(asciiSlug(title), { characters: LONGEST, bytes: LONGEST });
    const hash = createHash("sha256").update(`${kind}:${id}`).digest("hex");
    const numbered = DIGITS.map((digits) => hash.slice(0, digits));
    const named = words.length < SHORTEST ? [] : numbered.map((digits) => `${words}-${digits}`);
    const all = [...named, ...numbered.map((digits) => `${kind}-${digits}`), `${kind}-${hash.slice(0, 50)}`];
    const uid = all.find((each) => this.#isFree(kind, each)) ?? all.at(-1) ?? "";
    this.#taken.add(folded(`${kind}:${uid}`));
    return uid;
  }

  #isFree(kind: Kind, uid: string): boolean {
    return !this.#taken.has(folded(`${kind}:${uid}`)) && this.#onDisk.isFree(kind, uid);
  }
}
