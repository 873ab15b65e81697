import type { LiveResource } from "../../model/live.ts";
import type { Locale } from "../../model/locale.ts";
import type { LeftOutNote } from "./notes.ts";

/** What gets no file, and how much goes with it: a collection takes what stands in it along. */
export class LeftOut {
  readonly #collections: ReadonlyMap<string, LiveResource>;
  readonly #defaultLocale: Locale;
  readonly #causes = new Map<string, Cause>();

  /** @param collections the fresh ones by id */
  constructor(collections: ReadonlyMap<string, LiveResource>, defaultLocale: Locale) {
    this.#collections = collections;
    this.#defaultLocale = defaultLocale;
  }

  add(resource: LiveResource, why: LeftOutNote["why"]): Cause {
    const cause = { resource, why, collections: 0, articles: 0 };
    this.#causes.set(`${resource.kind}:${resource.id}`, cause);
    return cause;
  }

  /** A collection whose parent has no folder. */
  addCollectionBelow(collection: LiveResource): void {
    const cause = this.#causeAbove(collection);
    if (cause.resource !== collection) cause.collections += 1;
  }

  /** An article none of whose collections has a folder. */
  addArticleBelow(article: LiveResource): void {
    const parents = article.parents.flatMap((id) => this.#collections.get(id) ?? []);
    const [parent] = parents;
    if (parent === undefined) this.add(article, "no-collection");
    else this.#causeAbove(parent).articles += 1;
  }

  notes(): LeftOutNote[] {
    return [...this.#causes.values()].map(({ resource, ...rest }) => ({
      kind: "left-out",
      resource: {
        kind: resource.kind,
        id: resource.id,
        title: Object.values(resource.locales).find(({ title }) => title.trim() !== "")?.title ?? "",
      },
      defaultLocale: this.#defaultLocale,
      ...rest,
    }));
  }

  /** The collection at or above one because of which it is left out. Collections that hold each other have no top. */
  #causeAbove(collection: LiveResource): Cause {
    const seen = new Set<string>();
    for (let current = collection; ;) {
      const cause = this.#causes.get(`collection:${current.id}`);
      if (cause !== undefined) return cause;
      seen.add(current.id);
      const above = this.#collections.get(current.parents[0] ?? "");
      if (above === undefined || seen.has(above.id)) return this.add(above ?? current, "no-collection");
      current = above;
    }
  }
}

interface Cause {
  readonly resource: LiveResource;
  readonly why: LeftOutNote["why"];
  collections: number;
  articles: number;
}
