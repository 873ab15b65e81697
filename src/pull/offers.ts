import { answeredFingerprints, meantIn, targetsFingerprint } from "../dialect/fingerprints.ts";
import { formatKeptText } from "../dialect/kept-text.ts";
import type { KeptBodies } from "../model/config.ts";
import type { Desired, DesiredFields } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { Field } from "../model/kind.ts";
import type { LiveFields } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { BodyId, Pulled, PulledField, State } from "../model/state.ts";

/** A field that a pull brought into a file. */
export interface Brought {
  readonly key: Key;
  readonly id: string;
  readonly locale: Locale;
  readonly field: Field;
  readonly live: LiveFields;
  /** `made`: the pull makes the file. `same`: the file says what Intercom holds. `more`: and changes of its own. */
  readonly file: "made" | "same" | "more";
}

/** A page or collection that got its first file. */
export interface NewFile {
  readonly key: Key;
  readonly id: string;
  readonly path: string;
  readonly place: NonNullable<Pulled["place"]>;
}

export interface Recording {
  /** The content as it will be once the files are written. */
  readonly desired: Desired;
  /** Intercom's ids by key, also of what is new. */
  readonly ids: ReadonlyMap<Key, string>;
  readonly helpCenterUrl: string;
  readonly keeps: KeptBodies;
  /** What Intercom holds of the images of each article: hash of a file's bytes → bare address. */
  readonly images: ReadonlyMap<Key, Readonly<Record<string, string>>>;
  /** The name of a text that goes into the store with the state. */
  readonly keep: (text: string) => BodyId;
}

/** The state with what a pull is about to bring into files: it counts for content that has them (`State.pulled`). */
export function withBrought(
  state: State,
  fresh: readonly NewFile[],
  brought: readonly Brought[],
  recording: Recording,
): State {
  const resources = new Map(recording.desired.resources.map((resource) => [resource.key, resource]));
  const pulled = new Map(state.pulled);
  for (const { key, ...about } of fresh) pulled.set(key, { ...about, locales: pulled.get(key)?.locales ?? {} });
  for (const one of brought) {
    const { key, id, locale, field } = one;
    const fields = resources.get(key)?.locales[locale];
    const offer = fieldOf(one, fields, recording);
    if (offer === undefined) continue;
    const path = resources.get(key)?.path ?? "";
    const known = pulled.get(key);
    const before = known?.id === id ? known : { id, path, locales: {} };
    pulled.set(key, {
      ...before,
      locales: { ...before.locales, [locale]: { ...before.locales[locale], [field]: offer } },
    });
  }
  for (const [key, images] of recording.images) {
    const offer = pulled.get(key);
    if (offer !== undefined) pulled.set(key, { ...offer, images: { ...offer.images, ...images } });
  }
  return { ...state, pulled };
}

function fieldOf(one: Brought, fields: DesiredFields | undefined, recording: Recording): PulledField | undefined {
  const { field, live, file } = one;
  const value = live[field];
  if (value === undefined) return undefined;
  const answered = answeredFingerprints(field, value, [recording.helpCenterUrl]);
  const meant = meantIn(fields, field);
  const targets = field === "body" && fields?.body ? { targets: targetsFingerprint(fields.body, recording.ids) } : {};
  return {
    answered,
    ...(meant === undefined ? {} : { meant }),
    ...(file === "more" ? { besides: "changes" as const } : targets),
    ...(file === "made" ? { file } : {}),
    ...(field === "body" ? textOf(one, fields, recording) : {}),
  };
}

/** A file that holds more than Intercom may say what is not public: its text goes only where all may. */
function textOf(
  { live, file }: Brought,
  fields: DesiredFields | undefined,
  { keeps, keep }: Recording,
): Pick<PulledField, "text"> {
  const isKept = keeps === "all" || (keeps === "published" && live.state === "published" && file !== "more");
  if (!isKept || fields?.source === undefined || live.body === undefined) return {};
  return { text: keep(formatKeptText({ source: fields.source(), answer: live.body })) };
}
