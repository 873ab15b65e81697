import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { Desired, DesiredBody } from "../model/desired.ts";
import { kindOf } from "../model/key.ts";
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
 * @returns what to keep of a resource that Intercom lists
 */
export function withoutUntouchedTexts(state: State, desired: Desired): (listed: LiveResource) => LiveResource {
  // What became of a lost write, or of a pull, is seen in texts.
  if (state.intents.length > 0 || state.remade.length > 0 || state.pulled.size > 0) return (listed) => listed;
  const said = new Map(desired.resources.map((resource) => [resource.key, resource.locales]));
  const known = new Map(
    [...state.resources].flatMap(([key, { id, locales, retired }]) => {
      const bodies = said.get(key);
      const isArticle = kindOf(key) === "article" && retired === undefined;
      return isArticle && bodies !== undefined ? [[id, { bases: locales, bodies }] as const] : [];
    }),
  );
  return (listed) => {
    const sides = listed.kind === "article" ? known.get(listed.id) : undefined;
    if (sides === undefined) return listed;
    const locales: PerLocale<LiveFields> = {};
    for (const [name, fields] of Object.entries(listed.locales)) {
      const locale = name as Locale;
      const isUntouched = isAsAnswered(fields, sides.bases[locale]?.body, sides.bodies[locale]?.body);
      locales[locale] = isUntouched ? withoutText(fields) : fields;
    }
    return { ...listed, locales };
  };
}

function isAsAnswered({ body }: LiveFields, base: Base | undefined, desired: DesiredBody | undefined): boolean {
  const isSame = base !== undefined && base.lost === undefined && desired?.meant === base.meant;
  return isSame && body !== undefined && body !== "" && base.answered?.raw === rawFingerprint("body", body);
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
