import { LOCALES, type PerLocale } from "../model/locale.ts";
import type { BodyId, State } from "../model/state.ts";

/** The texts that a state names: they are kept as long as it stands. */
export function namedBodies({ snapshots, resources, pulled }: State): Set<BodyId> {
  const taken = [...snapshots.values()].flat().flatMap(({ body }) => body ?? []);
  const known = [...resources.values(), ...pulled.values()].flatMap(({ locales }) => textsOf(locales));
  return new Set([...taken, ...known]);
}

function textsOf(locales: PerLocale<{ readonly body?: { readonly text?: BodyId } }>): BodyId[] {
  return LOCALES.flatMap((locale) => locales[locale]?.body?.text ?? []);
}
