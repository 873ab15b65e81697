import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { LiveFields, LiveResource } from "../model/live.ts";
import type { Locale, PerLocale } from "../model/locale.ts";
import type { Base, State } from "../model/state.ts";

/** A text of Intercom's was asked for of which nobody had thought that anyone would want it: look again, and keep all. */
export class TextLetGo extends Error {
  constructor() {
    super("A text was wanted that had been let go.");
  }
}

/**
 * Of bodies that nobody changed on either side, a plan needs to know no more than that; their texts would be most of what
 * it holds in memory.
 * @param meantOf what a file means that is as it was when it was last compiled; undefined of any other
 * @returns what to keep of a resource that Intercom lists
 */
export function withoutUntouchedTexts(
  state: State,
  meantOf: (key: Key, locale: Locale) => Fingerprint | undefined,
): (listed: LiveResource) => LiveResource {
  // What became of a lost write, or of a pull, is seen in texts.
  if (state.intents.length > 0 || state.remade.length > 0 || state.pulled.size > 0) return (listed) => listed;
  const known = new Map(
    [...state.resources].flatMap(([key, { id, locales, retired }]) =>
      kindOf(key) === "article" && retired === undefined ? [[id, { key, bases: locales }] as const] : [],
    ),
  );
  return (listed) => {
    const sides = listed.kind === "article" ? known.get(listed.id) : undefined;
    if (sides === undefined) return listed;
    const locales: PerLocale<LiveFields> = {};
    for (const [name, fields] of Object.entries(listed.locales)) {
      const locale = name as Locale;
      const base = sides.bases[locale]?.body;
      const isUntouched = isAsAnswered(fields, base) && meantOf(sides.key, locale) === base?.meant;
      locales[locale] = isUntouched ? withoutText(fields) : fields;
    }
    return { ...listed, locales };
  };
}

function isAsAnswered({ body = "" }: LiveFields, base: Base | undefined): boolean {
  if (body === "" || base === undefined || base.lost !== undefined) return false;
  return base.answered?.raw === rawFingerprint("body", body);
}

/** One for all: thousands of objects with a getter of their own each take twice the memory. */
const LET_GO: PropertyDescriptor = {
  enumerable: true,
  get() {
    throw new TextLetGo();
  },
};

function withoutText({ body: _, ...others }: LiveFields): LiveFields {
  return Object.defineProperty({ ...others, bodyAsAnswered: true }, "body", LET_GO);
}
