import { bareImageUrl } from "../dialect/addresses.ts";
import { readdressImages } from "../dialect/image-addresses.ts";
import { linkAddress } from "../dialect/link-address.ts";
import { renderBody } from "../dialect/rendition.ts";
import type { Desired, DesiredFields } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { LiveFields } from "../model/live.ts";
import { localesOf, type Locale, type PerLocale } from "../model/locale.ts";
import type { PageSides, PageText, SideKind } from "../model/pages.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import type { Planned } from "../pipeline.ts";

/** The fields that readers of a page see. */
const SEEN = ["title", "description", "body"] as const;
type SeenField = (typeof SEEN)[number];

/** Gives both sides of each page that an action touches. */
export function pageGatherer(
  desired: Desired,
  { plan, live, state }: Planned,
  helpCenterUrl: string,
): (action: Action) => PerLocale<PageSides> {
  const resources = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const held = new Map(live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const ids = new Map<Key, string>(
    plan.actions.flatMap(({ key, id }) => (key === undefined || id === undefined ? [] : [[key, id] as const])),
  );
  const contentText = (fields: DesiredFields): PageText => ({
    title: fields.title,
    description: fields.description ?? "",
    body:
      fields.body === undefined
        ? ""
        : renderBody(
            fields.body.parts,
            {
              link: (part) => linkAddress(part, ids, helpCenterUrl, state.facts) ?? `helpsync-page:${part.link}`,
              image: ({ image }) => `helpsync-image:${image}`,
            },
            state.facts,
          ),
  });
  return (action) => {
    // Of what nothing happens to there is nothing to show, and its HTML is made by nobody.
    if (action.kind !== "article" || !isTouched(action)) return {};
    const { key, movedFrom, id = "" } = action;
    const inContent = key === undefined ? undefined : resources.get(key)?.locales;
    const inIntercom = held.get(`article:${id}`)?.locales;
    const images = key === undefined ? {} : (state.resources.get(movedFrom ?? key)?.images ?? {});
    const hashes = new Map(Object.entries(images).map(([hash, url]) => [url, hash]));
    const pages: PerLocale<PageSides> = {};
    for (const locale of localesOf({ ...inIntercom, ...inContent }, desired.defaultLocale)) {
      const fields = inContent?.[locale];
      const text = inIntercom?.[locale];
      const sides = sidesOf(action, locale, {
        content: fields === undefined ? undefined : contentText(fields),
        said: fields,
        intercom: text === undefined ? undefined : liveText(text, hashes),
      });
      if (sides !== undefined) pages[locale] = sides;
    }
    return pages;
  };
}

interface Texts {
  readonly content: PageText | undefined;
  /** What the file says, where a silent field has no value. */
  readonly said: DesiredFields | undefined;
  readonly intercom: PageText | undefined;
}

function isTouched({ verb, changes, retires }: Action): boolean {
  return changes.length > 0 || retires !== undefined || (verb !== "unchanged" && verb !== "unmanaged");
}

function sidesOf(action: Action, locale: Locale, texts: Texts): PageSides | undefined {
  const { content, intercom } = texts;
  const changes = action.changes.filter((change) => change.locale === locale);
  if (action.verb === "create") return content === undefined ? undefined : { kind: "written", after: content };
  const isGoing = action.verb === "delete" || action.verb === "unpublish" || action.retires?.includes(locale) === true;
  if (isGoing) return intercom === undefined ? undefined : { kind: "written", before: intercom };
  const seen = changes.filter(
    ({ field, verdict }) => isSeen(field) && verdict !== "settle" && verdict !== "formatting",
  );
  if (seen.length === 0) return turned(changes, texts);
  const kind = kindOf(action, seen);
  const taken = kind === "written" ? seen.filter(({ verdict }) => verdict === "write") : seen;
  const fromContent = content === undefined ? undefined : completed(texts, content, taken);
  switch (kind) {
    case "written":
    case "conflict":
      return paired(kind, intercom, fromContent);
    case "kept":
      return paired(kind, fromContent, intercom);
  }
}

function isSeen(field: string): field is SeenField {
  return (SEEN as readonly string[]).includes(field);
}

function kindOf({ verb }: Action, seen: readonly FieldChange[]): SideKind {
  if (verb === "conflict" || verb === "blocked") return "conflict";
  if (seen.some(({ verdict }) => verdict === "write")) return "written";
  return seen.some(({ verdict }) => verdict === "conflict") ? "conflict" : "kept";
}

function paired(kind: SideKind, before: PageText | undefined, after: PageText | undefined): PageSides {
  return { kind, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** A page that only becomes public, or stops being: what customers get to see, or what they see no more. */
function turned(changes: readonly FieldChange[], { content, intercom }: Texts): PageSides | undefined {
  const publication = changes.find(({ verdict }) => verdict === "write")?.publication;
  const text = intercom ?? content;
  if (publication === undefined || text === undefined) return undefined;
  return publication === "publishes" ? { kind: "written", after: text } : { kind: "written", before: text };
}

/** The content's side, where each field that is not taken from it is as Intercom has it. */
function completed({ intercom, said }: Texts, content: PageText, taken: readonly FieldChange[]): PageText {
  const value = (field: SeenField): string => {
    const change = taken.find((one) => one.field === field);
    if (change === undefined) return intercom?.[field] ?? content[field];
    return change.send ?? (said?.[field] === undefined ? (intercom?.[field] ?? "") : content[field]);
  };
  return { title: value("title"), description: value("description"), body: value("body") };
}

/** What Intercom holds, each picture whose bytes are known by its hash. */
function liveText({ title, description = "", body = "" }: LiveFields, hashes: ReadonlyMap<string, string>): PageText {
  const symbol = (address: string): string => {
    const hash = hashes.get(bareImageUrl(address));
    return hash === undefined ? address : `helpsync-image:${hash}`;
  };
  return { title, description, body: readdressImages(body, symbol) };
}
