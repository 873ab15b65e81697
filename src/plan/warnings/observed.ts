import { holdsCallout, nestsLists } from "../../dialect/rendition.ts";
import type { DesiredBody } from "../../model/desired.ts";
import type { Key } from "../../model/key.ts";
import { LOCALES, type Locale } from "../../model/locale.ts";
import type { Action, PlanWarning } from "../../model/plan.ts";
import type { PlanInput } from "../input.ts";

/**
 * Whether this workspace takes no translations: an answer to one that was sent held none. Any resource that is seen with
 * translations since then tells otherwise.
 */
function hasOneLanguage({ state, live }: Pick<PlanInput, "state" | "live">): boolean {
  return state.facts.languages?.value === "one" && !live.resources.some(({ languages }) => languages === "several");
}

/**
 * What is planned for a workspace with one language: translations are as if the config did not list their locales, so
 * they are neither written nor missed, and what the state knows of them stays.
 */
export function asFarAsTaken(input: PlanInput): PlanInput {
  if (!hasOneLanguage(input)) return input;
  const { defaultLocale, resources } = input.desired;
  const inDefault = resources.map((resource) => {
    const fields = resource.locales[defaultLocale];
    return { ...resource, locales: fields === undefined ? {} : { [defaultLocale]: fields } };
  });
  return { ...input, desired: { defaultLocale, resources: inDefault }, locales: [defaultLocale] };
}

/**
 * What this workspace was seen to refuse or to change, said before it does so again.
 * @param given all of the content, translations included
 * @param keys what of it is for this workspace
 */
export function observedWarnings(given: PlanInput, keys: ReadonlySet<Key>, actions: readonly Action[]): PlanWarning[] {
  const resources = given.desired.resources.filter(({ key }) => keys.has(key));
  const input = { ...given, desired: { ...given.desired, resources } };
  const { facts } = input.state;
  return [
    ...translations(input),
    ...disabledLocales(input),
    ...(facts.nestedLists?.value === "refused"
      ? inBodies("nested-lists", NESTED_LISTS, nestsLists, input, actions)
      : []),
    ...(facts.callouts?.value === "replaced" ? inBodies("callouts", CALLOUTS, holdsCallout, input, actions) : []),
  ];
}

const NESTED_LISTS = (articles: string): string =>
  `Nested lists are flattened in ${articles}: this workspace refuses them. No word is lost.`;
const CALLOUTS = (articles: string): string =>
  `Callouts become paragraphs in ${articles}: this workspace does not keep them.`;

/** Told of what is to be written only: what lies there already was told when it was written. */
function inBodies(
  code: string,
  tell: (articles: string) => string,
  holds: (body: DesiredBody) => boolean,
  { desired }: PlanInput,
  actions: readonly Action[],
): PlanWarning[] {
  const byKey = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const told = actions.filter(({ key, changes }) =>
    changes.some(({ field, verdict, locale }) => {
      const body = key === undefined ? undefined : byKey.get(key)?.locales[locale]?.body;
      return field === "body" && verdict === "write" && body !== undefined && holds(body);
    }),
  );
  if (told.length === 0) return [];
  const named = told.slice(0, NAMED).map(({ path, title }) => path ?? title);
  const more = told.length > NAMED ? [`${String(told.length - NAMED)} more`] : [];
  return [{ code, message: tell(`${counted(told.length, "article")} (${[...named, ...more].join(", ")})`) }];
}

/** How many articles a warning names. */
const NAMED = 5;

function translations(input: PlanInput): PlanWarning[] {
  if (!hasOneLanguage(input)) return [];
  const files = translatedFiles(input);
  if (files.length === 0) return [];
  const message = `Translations are not written (${files.map(told).join(", ")}): this workspace has one language. Add languages in Intercom's Help Center settings, or take them out of \`locales\` in the config.`;
  return [{ code: "one-language", message }];
}

/** From API 2.16 a help center tells its languages. Another one is taken, but customers cannot choose it. */
function disabledLocales(input: PlanInput): PlanWarning[] {
  const { locales } = input.live.workspace.helpCenter;
  if (locales === null || hasOneLanguage(input)) return [];
  return translatedFiles(input)
    .filter(([locale]) => !locales.includes(locale))
    .map((entry) => ({
      code: "locale-not-enabled",
      message: `The help center does not have ${entry[0]} switched on (${counted(entry[1], "file")}), so customers do not see it. Switch it on in Intercom's Help Center settings, under languages, or take it out of \`locales\` in the config.`,
    }));
}

/** Translations in the content, with the number of their files. */
function translatedFiles({ desired }: PlanInput): (readonly [Locale, number])[] {
  return LOCALES.filter((locale) => locale !== desired.defaultLocale).flatMap((locale) => {
    const files = desired.resources.filter(({ locales }) => locales[locale]?.file !== undefined).length;
    return files === 0 ? [] : [[locale, files] as const];
  });
}

function told([locale, files]: readonly [Locale, number]): string {
  return `${locale}: ${counted(files, "file")}`;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}
