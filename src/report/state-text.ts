import { collectionUrl } from "../dialect/addresses.ts";
import { byCodePoint, kindOf, nameOf, type Key } from "../model/key.ts";
import { FIELDS, kinds } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import { localesOf, type Locale } from "../model/locale.ts";
import type { Base, ResourceState, Snapshot, State } from "../model/state.ts";
import { painter, printable } from "./paint.ts";

/** Every key that the state has, a line each: key, id, title or path, and what is special about it. */
export function stateList(
  { resources, intents, pulled }: State,
  titles: ReadonlyMap<Key, string>,
  color: "color" | "plain",
): string {
  const paint = painter(color);
  if (resources.size === 0 && pulled.size === 0)
    return "The state is empty: helpsync made nothing here yet, or its memory was lost.\n";
  const rows = [...resources].sort(([left], [right]) => byCodePoint(left, right));
  const keyWidth = Math.max(...rows.map(([key]) => key.length));
  const idWidth = Math.max(...rows.map(([, { id }]) => id.length));
  const lines = rows.map(([key, known]) => {
    const what = titles.has(key) ? `"${titles.get(key) ?? ""}"` : known.path;
    const note = notes(known)
      .map((text) => ` ${paint("quiet", `(${text})`)}`)
      .join("");
    return `${printable(key).padEnd(keyWidth)}  ${known.id.padEnd(idWidth)}  ${printable(what)}${note}`;
  });
  const open = intents.map(
    ({ key, verb }) => `! ${verb} of ${printable(key)} was begun, and its outcome is not known.`,
  );
  const waiting = [...pulled].map(
    ([key, { id }]) => `${printable(key)} (${id}) was pulled, and waits for content that has what the pull brought.`,
  );
  return `${[...lines, ...open, ...waiting, "", counted(rows)].join("\n")}\n`;
}

function notes({ retired, retiredLocales, nonce }: ResourceState): string[] {
  return [
    ...(retired === "hidden" ? ["retired: its file is gone, and helpsync made it a draft"] : []),
    ...(retired === "left" ? ["retired: its file is gone, and it stayed as it was"] : []),
    ...(retiredLocales === undefined ? [] : [`made drafts: ${retiredLocales.join(", ")}`]),
    ...(nonce === undefined ? [] : ["begun, without its text"]),
  ];
}

function counted(rows: readonly (readonly [Key, ResourceState])[]): string {
  const of = (kind: "article" | "collection"): string => {
    const count = rows.filter(([key]) => kindOf(key) === kind).length;
    return `${String(count)} ${count === 1 ? kinds[kind].singular : kinds[kind].plural}`;
  };
  return `${of("collection")}, ${of("article")}.`;
}

/** What the state knows of one key, and what Intercom holds of it now. */
export interface ShownResource {
  readonly key: Key;
  readonly known: ResourceState;
  readonly live: LiveResource | null;
  readonly files: readonly string[];
  readonly snapshots: readonly Snapshot[];
  readonly defaultLocale: Locale;
  readonly helpCenterUrl: string;
  /** What became of a field since Intercom answered the last write, in words. */
  readonly standing: (locale: Locale, field: (typeof FIELDS)[number], base: Base) => string;
}

/** Everything that the state knows of one resource, for people. */
export function stateShow(shown: ShownResource, color: "color" | "plain"): string {
  const { key, known, live, files, snapshots } = shown;
  const paint = painter(color);
  const row = (name: string, value: string): string => `  ${name.padEnd(11)} ${printable(value)}`;
  return `${[
    paint("strong", printable(key)),
    row("id", live === null ? `${known.id} (gone from Intercom)` : known.id),
    row(files.length > 1 ? "files" : "file", files.length === 0 ? `none; it was ${known.path}` : files.join(", ")),
    row("place", placeText(known)),
    ...notes(known).map((note) => row("note", note)),
    ...(known.onRemoval === undefined ? [] : [row("on_removal", known.onRemoval)]),
    ...localesOf(known.locales, shown.defaultLocale).flatMap((locale) => [
      row(locale, addressOf(live, locale, shown.helpCenterUrl)),
      ...fieldLines(shown, locale),
    ]),
    ...snapshots.map(({ takenAt, why }) => row("snapshot", `${takenAt.slice(0, 16).replace("T", " ")} UTC, ${why}`)),
  ].join("\n")}\n`;
}

function placeText({ place }: ResourceState): string {
  const meant = place.meant === null ? "in no collection" : nameOf(place.meant);
  if (place.undecided === true) return "taken over elsewhere than its file stands; nobody said yet which is right";
  const accepted =
    place.accepted === undefined ? "" : `; moved in Intercom to ${place.accepted ?? "no collection"}, and accepted`;
  const sent = place.sent === null ? "" : ` (collection ${place.sent})`;
  return `${meant}${sent}${place.answered === undefined ? ", not confirmed yet" : ""}${accepted}`;
}

/**
 * The public address of a locale, or why it has none. Of a collection the API tells the default locale's alone; another
 * one's is built as for links.
 */
export function addressOf(live: LiveResource | null, locale: Locale, helpCenterUrl: string): string {
  const fields = live?.locales[locale];
  if (live === null || fields === undefined) return "not in Intercom";
  const isPublic = Object.values(live.locales).some(({ url }) => url !== null);
  if (live.kind === "collection" && fields.url === null && isPublic) {
    return collectionUrl(helpCenterUrl, locale, live.id);
  }
  return fields.url ?? (fields.state === "draft" ? "a draft, without a public address" : "without a public address");
}

function fieldLines({ known, standing }: ShownResource, locale: Locale): string[] {
  const bases = known.locales[locale] ?? {};
  return FIELDS.flatMap((field) => {
    const base = bases[field];
    if (base === undefined) return [];
    const answered = base.answered === null ? "nothing" : base.answered.raw;
    const lost = base.lost === undefined ? "" : `; not taken over: ${base.lost.join(", ")}`;
    return [
      `    ${field.padEnd(11)} meant ${base.meant}, answered ${answered}: ${standing(locale, field, base)}${printable(lost)}`,
    ];
  });
}
