import { formatKeptText } from "../dialect/kept-text.ts";
import type { Key } from "../model/key.ts";
import type { LiveFields, LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Base, ResourceState } from "../model/state.ts";
import type { SentValues } from "./compose.ts";
import type { Run } from "./run.ts";

/**
 * Keeps the Markdown of a body and what Intercom holds of it, as far as `state.bodies` lets it: from these two a later
 * pull tells the edits of both sides apart.
 */
export function keptText(run: Run, key: Key, locale: Locale, live: LiveFields | undefined): Pick<Base, "text"> {
  const source = run.desired(key)?.locales[locale]?.source;
  if (source === undefined || live?.body === undefined) return {};
  const { keeps } = run.input.store;
  const isKept = keeps === "all" || (keeps === "published" && live.state === "published");
  return isKept ? { text: run.keep(formatKeptText({ source: source(), answer: live.body })) } : {};
}

/** The bases after a write, each body that the content sent with its texts. */
export function withTexts(
  run: Run,
  key: Key,
  bases: ResourceState["locales"],
  values: SentValues,
  answer: LiveResource,
): ResourceState["locales"] {
  const locales = { ...bases };
  for (const { locale, field, send } of values.keys()) {
    const base = field === "body" && send === undefined ? locales[locale]?.body : undefined;
    if (base === undefined) continue;
    locales[locale] = { ...locales[locale], body: { ...base, ...keptText(run, key, locale, answer.locales[locale]) } };
  }
  return locales;
}
