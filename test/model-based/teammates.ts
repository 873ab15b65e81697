import type { ApiVersion } from "../../src/model/api-version.ts";
import type { DirectWorld } from "../engine/direct-world.ts";
import type { StoredArticle, StoredCollection, StoredContent } from "../engine/tables.ts";
import type { Spoken, TeammateEvent } from "./story.ts";

/** A teammate whom the sandbox knows and who does not own the token. */
const MAYA = 503;

/** The teammates who work in Intercom at the same time. */
export class Teammates {
  readonly #world: DirectWorld;
  readonly #apiVersion: ApiVersion;
  #words = 0;

  constructor(world: DirectWorld, apiVersion: ApiVersion) {
    this.#world = world;
    this.#apiVersion = apiVersion;
  }

  /** Does what an event says and tells it; undefined where there is nothing to do it to. */
  async do(event: TeammateEvent): Promise<string | undefined> {
    const { articles, collections } = await this.#world.tables();
    if ("page" in event) {
      const article = articles[event.page % Math.max(1, articles.length)];
      return article === undefined ? undefined : this.#change(article, collections, event);
    }
    const collection = collections[event.collection % Math.max(1, collections.length)];
    switch (event.teammate) {
      case "makes page":
        return this.#makePage(collection, event.like === null ? undefined : articles[event.like % articles.length]);
      case "makes collection": {
        const name = `Team's ${this.#word()}`;
        const { id } = await this.#world.call("POST", "/help_center/collections", { name });
        return `makes collection ${String(id)} "${name}"`;
      }
      case "deletes collection":
        if (collection === undefined) return undefined;
        await this.#world.edit({ action: "delete", collection: collection.id }).catch(() => undefined);
        return `deletes collection ${collection.id}`;
      case "renames collection": {
        if (collection === undefined) return undefined;
        const name = `Renamed ${this.#word()}`;
        await this.#world.edit({ action: "change", collection: collection.id, name });
        return `renames collection ${collection.id}: ${name}`;
      }
    }
  }

  async #change(
    article: StoredArticle,
    collections: readonly StoredCollection[],
    event: Extract<TeammateEvent, { page: number }>,
  ): Promise<string | undefined> {
    const { id } = article;
    const edit = (rest: object): Promise<void> => this.#world.edit({ article: id, ...rest });
    switch (event.teammate) {
      case "edits": {
        const content = article.locales[event.locale];
        const word = this.#word();
        await edit({ action: "change", locale: event.locale, ...edited(content, event.field, word) });
        return `${content === undefined ? "translates" : `edits the ${event.field} of`} ${named(article, event.locale)}: ${word}`;
      }
      case "states": {
        const locale = article.locales[event.locale] === undefined ? "en" : event.locale;
        await edit({ action: "change", locale, state: event.state });
        return `makes ${named(article, locale)} ${event.state}`;
      }
      case "stages": {
        const locale = article.locales[event.locale] === undefined ? "en" : event.locale;
        const content = article.locales[locale];
        // Before 2.16 the API does not tell of drafts, so nothing can be done to keep them.
        if (content?.state !== "published" || this.#apiVersion !== "2.16") return undefined;
        const word = this.#word();
        await edit({ action: "draft", locale, body: `${content.body}<p>${word}</p>` });
        return `stages a draft of ${named(article, locale)}: ${word}`;
      }
      case "reformats": {
        const body = article.locales["en"]?.body ?? "";
        const other = body.replaceAll('class="no-margin"', 'class="intercom-align-left"');
        await edit({ action: "change", body: `${other}<p class="no-margin"></p>` });
        return `reformats ${named(article, "en")}`;
      }
      case "deletes":
        await edit({ action: "delete" });
        return `deletes ${named(article, "en")}`;
      case "moves": {
        const to = [collections[event.to % (collections.length + 1)]?.id ?? []].flat();
        await edit({ action: "move", to });
        return `moves ${named(article, "en")} to ${to.join(", ") || "no collection"}`;
      }
    }
  }

  async #makePage(collection: StoredCollection | undefined, like: StoredArticle | undefined): Promise<string> {
    const title = like?.locales["en"]?.title ?? `Team's ${this.#word()}`;
    const parent = like === undefined ? collection?.id : like.parentIds[0];
    const { id } = await this.#world.call("POST", "/articles", {
      title,
      author_id: MAYA,
      state: "published",
      body: `<p>Written by teammates: ${this.#word()}</p>`,
      ...(parent === undefined ? {} : { parent_id: Number(parent), parent_type: "collection" }),
    });
    return `makes article ${String(id)} "${title}" in ${parent ?? "no collection"}`;
  }

  #word(): string {
    return `team${String((this.#words += 1))}`;
  }
}

function edited(content: StoredContent | undefined, field: string, word: string): object {
  if (content === undefined) return { title: `Team's ${word}`, body: `<p>Translated: ${word}</p>`, state: "published" };
  switch (field) {
    case "title":
      return { title: `Title by team ${word}` };
    case "description":
      return { description: `Described by team ${word}` };
    default:
      return { body: `${content.body}<p>${word}</p>` };
  }
}

function named({ id, locales }: StoredArticle, locale: Spoken): string {
  return `article ${id} "${locales["en"]?.title ?? ""}" (${locale})`;
}
