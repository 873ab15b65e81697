import GithubSlugger from "github-slugger";
import { isHeadingId } from "../dialect/heading-id.ts";

/** A heading that links can lead to. */
export interface CompiledHeading {
  /** What a link may call it, lower case: its `{#id}`, the slug of its text, and the names of anchors at it. */
  readonly names: readonly string[];
  /** The id that it is sent with; `null` for the one that became the title, where a link leads to the article. */
  readonly id: string | null;
}

/** Names the headings of one translation in the order in which they stand. */
export class HeadingList {
  readonly #slugger = new GithubSlugger();
  readonly #idOf: (slug: string) => string;
  readonly #headings: { readonly names: string[]; readonly id: string | null }[] = [];
  #anchors: string[] = [];

  /** @param idOf the id that a heading with this slug is sent with */
  constructor(idOf: (slug: string) => string) {
    this.#idOf = idOf;
  }

  /** The heading that was taken out because it is the title. */
  addTitle(text: string, explicit: string | undefined): void {
    const slug = this.#slugger.slug(text);
    this.#headings.push({ names: [slug, ...(explicit === undefined ? [] : [explicit.toLowerCase()])], id: null });
  }

  /**
   * @param explicit the id that its author gave it
   * @returns the id to send
   */
  add(text: string, explicit: string | undefined): string {
    const plain = this.#slugger.slug(text);
    const names = [...(explicit === undefined ? [] : [explicit.toLowerCase()]), plain];
    const id = this.#freeId(names);
    this.#headings.push({ names: [...names, ...this.#anchors], id });
    this.#anchors = [];
    return id;
  }

  /** The id of the first name that no heading above has taken, e.g. by the same `{#id}`. */
  #freeId(names: readonly string[]): string {
    const last = names.at(-1) ?? "";
    for (let count = 0; ; count++) {
      const slug = names[count] ?? `${last}-${String(count)}`;
      // Intercom's own ids come back with its Markdown and must stay what they are.
      const id = isHeadingId(slug) ? slug : this.#idOf(slug);
      if (!this.#headings.some((heading) => heading.id === id)) return id;
    }
  }

  /** A named place that is no heading: it counts for the heading that comes next, or for the one above if words do. */
  addAnchor(name: string): void {
    this.#anchors.push(name.toLowerCase());
  }

  /** Words were met: named places before them belong to the heading above. */
  settleAnchors(): void {
    if (this.#anchors.length === 0) return;
    const last = this.#headings.at(-1);
    if (last === undefined) this.#headings.push({ names: this.#anchors, id: null });
    else last.names.push(...this.#anchors);
    this.#anchors = [];
  }

  all(): readonly CompiledHeading[] {
    this.settleAnchors();
    return this.#headings;
  }
}
