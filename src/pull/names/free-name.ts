import type { Kind } from "../../model/kind.ts";
import type { Claims } from "./claims.ts";
import { fileOf, listedLocales, spellingOf, type FileLayout } from "./file-layout.ts";
import { shortened, type Room } from "./shorten.ts";
import { fileSlug } from "./slug.ts";

/** What names must fit into. */
export interface Surroundings {
  readonly layout: FileLayout;
  readonly claims: Claims;
  readonly isIgnored: (path: string) => boolean;
  readonly looksLikeLocale: (name: string) => boolean;
}

/** What gets a name. */
export interface Named {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
}

const LONGEST_NAME = 80;
/** Disks of Linux allow 255; some of what encrypts or archives them less. */
const LONGEST_NAME_BYTES = 200;
/** Windows allows 260 with the folder of the repository before it. */
const LONGEST_PATH = 239;
/** In a folder whose own path is that long already, names are at least told apart. */
const SHORTEST_ROOM = 16;
/** So three folders in each other leave room for the file. */
const FOLDER_SHARE = 0.4;

/** Windows keeps these for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$/;

/** Gives names that are free, each folder's in the order in which they are asked for. */
export class FreeNames {
  readonly #surroundings: Surroundings;
  /** The next number to try behind a name, so that many of one title do not try all of them again. */
  readonly #nextNumbers = new Map<string, number>();
  readonly #rooms = new Map<string, Room>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /**
   * Finds a free name in a folder and claims it.
   * @param folder path without locale; "" is the content root
   * @returns the path without locale and ending; `undefined` where the config ignores whatever stands there
   */
  take({ kind, id, title }: Named, folder: string): string | undefined {
    const slug = fileSlug(title);
    const names = [slug, ...(slug === "" ? [] : [`${slug}-${kind}`]), kind, `${kind}-${fileSlug(id)}`];
    const room = this.#roomIn(folder, kind);
    for (const name of names) {
      const path = this.#numbered(name, kind, folder, room);
      if (path === undefined) continue;
      this.#surroundings.claims.claim(kind, path);
      return path;
    }
    return undefined;
  }

  #numbered(name: string, kind: Kind, folder: string, room: Room): string | undefined {
    const prefix = folder === "" ? "" : `${folder}/`;
    const counter = `${kind}:${prefix}${shortened(name, room)}`;
    for (let number = this.#nextNumbers.get(counter) ?? 1; ; number++) {
      const ending = number === 1 ? "" : `-${String(number)}`;
      const short = shortened(name, { characters: room.characters - ending.length, bytes: room.bytes - ending.length });
      const path = prefix + short + ending;
      if (short === "" || !this.#isUsable(short + ending, path, kind)) return undefined;
      this.#nextNumbers.set(counter, number + 1);
      if (this.#surroundings.claims.isFree(kind, path)) return path;
    }
  }

  /** Whether a file of this name is read as what it is, on every disk. */
  #isUsable(name: string, path: string, kind: Kind): boolean {
    const { layout, isIgnored, looksLikeLocale } = this.#surroundings;
    const { content } = layout;
    if (DEVICE.test(name) || name === "index") return false;
    if (kind === "collection" && name === path && content.locales.layout === "directory") {
      if (looksLikeLocale(name)) return false;
      const spellings = listedLocales(content).map((locale) => spellingOf(locale, content));
      if (spellings.some((spelling) => spelling.toLowerCase() === name)) return false;
    }
    return !isIgnored(fileOf(kind === "collection" ? `${path}/index` : path, content.locales.default, layout));
  }

  #roomIn(folder: string, kind: Kind): Room {
    const key = `${kind}:${folder}`;
    const known = this.#rooms.get(key);
    if (known !== undefined) return known;
    const { layout } = this.#surroundings;
    const files = listedLocales(layout.content).map((locale) => fileOf(`${folder}/`, locale, layout));
    const left = LONGEST_PATH - Math.max(...files.map((file) => file.length));
    const share = kind === "collection" ? Math.floor(left * FOLDER_SHARE) : left;
    const endings = files.map((file) => new TextEncoder().encode(file.slice(file.lastIndexOf("/") + 1)).length);
    const room = {
      characters: Math.min(LONGEST_NAME, Math.max(SHORTEST_ROOM, share)),
      bytes: LONGEST_NAME_BYTES - Math.max(...endings),
    };
    this.#rooms.set(key, room);
    return room;
  }
}
