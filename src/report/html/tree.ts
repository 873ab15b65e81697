import type { PageFolder } from "../../model/pages.ts";
import type { Card } from "./card.ts";
import { verbSign } from "./card.ts";
import { markup, NOTHING, type Markup } from "./markup.ts";

/** A collection with the actions on it and in it; what has neither is left out. */
export interface FolderNode {
  readonly title: string;
  /** The titles of the collections that it stands in, from the top. */
  readonly path: readonly string[];
  readonly cards: readonly Card[];
  readonly folders: readonly FolderNode[];
}

/** The collections that something changes in, as a tree; what stands in none comes last. */
export function folderTree(folders: readonly PageFolder[], cards: readonly Card[]): FolderNode[] {
  const known = new Set(folders.map(({ id }) => id));
  const within = groups(cards, ({ entry: { folder } }) => (folder !== null && known.has(folder) ? folder : null));
  const children = groups(folders, ({ parent }) => parent);
  const nodes = (parent: string | null, path: readonly string[]): FolderNode[] =>
    (children.get(parent) ?? []).flatMap(({ id, title }): FolderNode[] => {
      const inside = nodes(id, [...path, title]);
      const own = within.get(id) ?? [];
      return inside.length + own.length === 0 ? [] : [{ title, path, cards: own, folders: inside }];
    });
  const homeless = within.get(null) ?? [];
  const last = homeless.length === 0 ? [] : [{ title: "In no collection", path: [], cards: homeless, folders: [] }];
  return [...nodes(null, []), ...last];
}

function groups<Member>(
  members: readonly Member[],
  of: (member: Member) => string | null,
): ReadonlyMap<string | null, readonly Member[]> {
  const found = new Map<string | null, Member[]>();
  for (const member of members) {
    const group = found.get(of(member));
    if (group === undefined) found.set(of(member), [member]);
    else group.push(member);
  }
  return found;
}

/** The tree as a list of links. */
export function navigation(nodes: readonly FolderNode[]): Markup {
  if (nodes.length === 0) return NOTHING;
  return markup`<ul>${nodes.map(
    ({ title, cards, folders }) =>
      markup`<li><span class="folder"><bdi>${title}</bdi></span>${links(cards)}${navigation(folders)}</li>`,
  )}</ul>`;
}

function links(cards: readonly Card[]): Markup {
  if (cards.length === 0) return NOTHING;
  return markup`<ul class="links">${cards.map(
    ({ id, title, action }) => markup`<li><a href="#${id}">${verbSign(action)}<bdi>${title}</bdi></a></li>`,
  )}</ul>`;
}

/** The tree as sections, one after the other. */
export function sections(nodes: readonly FolderNode[], write: (card: Card) => Markup): Markup[] {
  return nodes.flatMap(({ title, path, cards, folders }) => {
    const around = path.length === 0 ? NOTHING : markup`<span class="path">${path.join(" › ")} › </span>`;
    const own =
      cards.length === 0
        ? []
        : [markup`<section class="folder"><h2>${around}<bdi>${title}</bdi></h2>${cards.map(write)}</section>`];
    return [...own, ...sections(folders, write)];
  });
}
