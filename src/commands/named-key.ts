import { nearest } from "../content/nearest.ts";
import { Failure } from "../model/failure.ts";
import { KINDS } from "../model/kind.ts";
import { keyOf, nameOf, type Key } from "../model/key.ts";
import { following } from "./advice.ts";
import type { Session } from "./session.ts";

/**
 * The key that a person means: written out, or its name alone where only one kind has it.
 * @throws Failure with what is spelled nearly so
 */
export function namedKey(text: string, known: ReadonlySet<Key>, place: string, session: Session): Key {
  const written = text.normalize("NFC") as Key;
  if (known.has(written)) return written;
  const named = KINDS.map((kind) => keyOf(kind, text)).filter((key) => known.has(key));
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  const keys = [...known];
  const near = nearest(text, [...keys, ...keys.map(nameOf)]);
  throw new Failure({
    what: named.length > 1 ? `${text} is not one key.` : `The state does not know ${text}.`,
    why:
      named.length > 1
        ? `It could be ${named.join(" or ")}.`
        : `It is none of the ${String(known.size)} keys in ${place}.`,
    next:
      near === undefined || named.length > 1
        ? `\`${following(session, "state list")}\` shows the keys.`
        : `Did you mean ${near}?`,
  });
}
