import { meantFingerprint, rawFingerprint } from "../dialect/fingerprints.ts";
import type { Content } from "../model/content.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { LiveFields, LiveResource } from "../model/live.ts";
import type { Locale, PerLocale } from "../model/locale.ts";
import type { Base, ResourceState, State } from "../model/state.ts";

/** A text of Intercom's was asked for of which nobody had thought that anyone would want it: look again, and keep all. */
export class TextLetGo extends Error {
  constructor() {
    super("A text was wanted that had been let go.");
  }
}

/**
 * Of bodies that nobody changed on either side, a plan needs to know no more than that; their texts would be most of what
 * it holds in memory.
 * @param content what is looked up of it is which texts have files, and which of these say that they are drafts
 * @param meantOf what a file means that is as it was when it was last compiled; undefined of any other
 * @returns what to keep of a resource that Intercom lists
 */
export function withoutUntouchedTexts(
  state: State,
  content: Pick<Content, "articles">,
  meantOf: (key: Key, locale: Locale) => Fingerprint | undefined,
): (listed: LiveResource) => LiveResource {
  // What became of a lost write, or of a pull, is seen in texts, and so is what links to something that goes.
  const isSeenInTexts = state.intents.length > 0 || state.remade.length > 0 || state.pulled.size > 0;
  if (isSeenInTexts || maySomethingGo(state, content)) return (listed) => listed;
  const known = new Map<string, Owned | undefined>();
  for (const [key, { id, locales, retired }] of state.resources) {
    if (kindOf(key) !== "article" || retired !== undefined) continue;
    // What a state gives to two files is nobody's until that is mended.
    known.set(id, known.has(id) ? undefined : { key, bases: locales });
  }
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

interface Owned {
  readonly key: Key;
  readonly bases: ResourceState["locales"];
}

/** Whether a text that helpsync wrote has no file any more, or one that says now that it is a draft. */
function maySomethingGo(state: State, { articles }: Pick<Content, "articles">): boolean {
  const files = new Map(articles.map(({ key, translations }) => [key, translations]));
  return [...state.resources].some(([key, { locales, retired, retiredLocales }]) => {
    if (kindOf(key) !== "article" || retired !== undefined) return false;
    return Object.entries(locales).some(([name, bases]) => {
      const locale = name as Locale;
      const isOver = retiredLocales?.includes(locale) === true || (bases.title?.meant ?? "") === "";
      const file = files.get(key)?.[locale];
      return !isOver && (file === undefined || (file.state === "draft" && bases.state?.meant !== DRAFT));
    });
  });
}

const DRAFT = meantFingerprint("draft");

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
