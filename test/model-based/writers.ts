import { ending, indexOf, pathOf, placeOf, textOf, type Folder, type Page, type Text } from "./pages.ts";
import type { Field, NewPage, Saying, Spoken, State, WriterEvent } from "./story.ts";

/** The content folder as writers change it. */
export class Writers {
  readonly pages: Page[] = [];
  readonly #folders: Folder[] = [];
  readonly #unsaid = new Set<string>();
  #words = 0;

  constructor() {
    const folder = (name: string, parent: Folder | null): Folder => {
      const made = { name, parent, title: undefined, description: undefined };
      this.#folders.push(made);
      return made;
    };
    const first = folder("one", null);
    const second = folder("two", null);
    folder("three", first);
    folder("four", second);
  }

  /** Does what an event says and tells it; undefined where there is nothing to do it to. */
  do(event: WriterEvent): string | undefined {
    if (event.writer === "adds") return this.#add(event);
    if ("page" in event) {
      const page = this.pages[event.page % Math.max(1, this.pages.length)];
      return page === undefined ? undefined : this.#change(page, event);
    }
    const folder = this.#folder(event.folder);
    return folder === null ? undefined : this.#changeFolder(folder, event);
  }

  /** Names of pages that moved without saying where from and that no apply has seen in their new place. */
  takeUnsaid(): Set<string> {
    const names = new Set(this.#unsaid);
    for (const { name, presence } of this.pages) if (presence === "there") this.#unsaid.delete(name);
    return names;
  }

  /** Every file by its path from the content root. */
  files(): Map<string, string> {
    const files = new Map<string, string>();
    for (const folder of this.#folders) {
      const isThere = this.pages.some(({ folder: own, presence }) => own === folder && presence !== "removed");
      if (isThere && folder.title !== undefined) files.set(`${pathOf(folder)}/index.md`, indexOf(folder));
    }
    for (const page of this.pages.filter(({ presence }) => presence !== "removed")) {
      for (const [locale, text] of page.texts)
        files.set(`${placeOf(page)}${ending(locale)}`, textOf(page, text, locale));
    }
    return files;
  }

  /** Paths of the files that the config ignores. */
  ignored(): string[] {
    return this.pages
      .filter(({ presence }) => presence === "ignored")
      .flatMap((page) => [...page.texts.keys()].map((locale) => `${placeOf(page)}${ending(locale)}`));
  }

  #add(event: NewPage): string {
    const name = `page${String(this.pages.length + 1)}`;
    const page: Page = {
      name,
      file: name,
      folder: this.#folder(event.folder),
      uid: event.uid === undefined ? undefined : `uid-${name}`,
      movedFrom: [],
      removal: undefined,
      presence: "there",
      shape: this.pages.length,
      links: [],
      texts: new Map([["en", this.#text(event.state)]]),
    };
    for (const locale of event.locales) page.texts.set(locale, this.#text(undefined));
    this.pages.push(page);
    page.links = this.#linked(event.links);
    return `adds ${placeOf(page)} (${[...page.texts.keys()].join(", ")}${event.state === undefined ? "" : `, ${event.state}`})`;
  }

  #change(page: Page, event: Extract<WriterEvent, { page: number }>): string | undefined {
    const about = placeOf(page);
    switch (event.writer) {
      case "edits":
        return this.#edit(page, event.locale, event.field);
      case "states": {
        const [locale, text] = textIn(page, event.locale);
        text.state = event.state === "none" ? undefined : event.state;
        return `says state: ${event.state} in ${about}${ending(locale)}`;
      }
      case "links":
        page.links = this.#linked(event.to);
        return `links ${about} to ${page.links.map(({ name }) => name).join(", ")}`;
      case "translates":
        if (page.texts.has(event.locale)) return undefined;
        page.texts.set(event.locale, this.#text(undefined));
        return `translates ${about} (${event.locale})`;
      case "untranslates":
        return page.texts.delete(event.locale) ? `removes ${about}${ending(event.locale)}` : undefined;
      case "removes":
        page.presence = "removed";
        return `removes ${about}`;
      case "restores":
        page.presence = "there";
        return `brings ${about} back`;
      case "ignores":
        page.presence = page.presence === "ignored" ? "there" : "ignored";
        return `${page.presence === "ignored" ? "ignores" : "ignores no longer"} ${about}`;
      case "renames":
        return this.#move(page, { file: renamed(page.file) }, event.says);
      case "moves":
        return this.#move(page, { folder: this.#folder(event.folder) }, event.says);
      case "toggles uid":
        page.uid = page.uid === undefined ? `uid-${page.name}` : undefined;
        return `${page.uid === undefined ? "takes the uid from" : "gives a uid to"} ${about}`;
      case "says on_removal":
        page.removal = event.removal;
        return `says on_removal: ${event.removal} in ${about}`;
    }
  }

  #edit(page: Page, asked: Spoken, field: Field): string {
    const [locale, text] = textIn(page, asked);
    const value = this.#word();
    if (field === "title") text.title = this.#title();
    else if (field === "description") text.description = text.description === undefined ? `About ${value}` : undefined;
    else text.version += 1;
    return `edits the ${field} of ${placeOf(page)}${ending(locale)}`;
  }

  #move(page: Page, to: Partial<Pick<Page, "file" | "folder">>, says: Saying): string | undefined {
    const from = placeOf(page);
    Object.assign(page, to);
    if (placeOf(page) === from) return undefined;
    if (says === "nothing") this.#unsaid.add(page.name);
    const isSaid = says === "moved_from" && page.uid === undefined;
    const former = isSaid ? [...page.movedFrom, `article:${from}`] : page.movedFrom;
    page.movedFrom = former.filter((key) => key !== `article:${placeOf(page)}`);
    return `moves ${from} to ${placeOf(page)}${isSaid ? ", says moved_from" : ""}`;
  }

  #changeFolder(folder: Folder, event: Extract<WriterEvent, { folder: number }>): string | undefined {
    const from = pathOf(folder);
    switch (event.writer) {
      case "renames folder":
        folder.name = renamed(folder.name);
        return `renames folder ${from} to ${pathOf(folder)}`;
      case "describes folder":
        folder.title = `Folder ${this.#word()}`;
        folder.description = `Folder about ${this.#word()}`;
        return `describes folder ${from}: ${folder.title}`;
      case "moves folder": {
        const to = this.#folder(event.to);
        const holds = this.#folders.some(({ parent }) => parent === folder);
        // Up to API 2.9 two levels are all that there are.
        if (to === folder || to?.parent !== null || holds) return undefined;
        folder.parent = to;
        return `moves folder ${from} to ${pathOf(folder)}`;
      }
      case "adds":
      case "moves":
        return undefined;
    }
  }

  #folder(pick: number): Folder | null {
    return this.#folders[pick % (this.#folders.length + 1)] ?? null;
  }

  #linked(picks: readonly number[]): Page[] {
    return [...new Set(picks.flatMap((pick) => this.pages[pick % this.pages.length] ?? []))];
  }

  #text(state: State | undefined): Text {
    return { title: this.#title(), version: 1, description: undefined, state };
  }

  /** Now and then the same as another's: titles are no keys. */
  #title(): string {
    const word = this.#word();
    return this.#words % 4 === 0 ? "Same title" : `Title ${word}`;
  }

  #word(): string {
    return `word${String((this.#words += 1))}`;
  }
}

/** A page's text in a language, or in the default one where it has none. */
function textIn({ name, texts }: Page, asked: Spoken): [Spoken, Text] {
  const locale = texts.has(asked) ? asked : "en";
  const text = texts.get(locale);
  if (text === undefined) throw new Error(`${name} has no text`);
  return [locale, text];
}

/** Another name, and the first one when it is renamed again. */
function renamed(name: string): string {
  return name.endsWith("-new") ? name.slice(0, -"-new".length) : `${name}-new`;
}
