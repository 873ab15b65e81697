import { Failure } from "../model/failure.ts";
import type { CallResult, Intercom, WriteFields } from "../model/intercom.ts";
import type { Kind } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale, PerLocale } from "../model/locale.ts";

export interface ScratchOptions {
  readonly intercom: Intercom;
  readonly defaultLocale: Locale;
  /** A second language of the help center; null where there is none to try. */
  readonly otherLocale: Locale | null;
  readonly tokenOwner: string;
  /** A teammate other than the token's owner; null where there is none. */
  readonly otherAuthor: string | null;
  /** A picture that is public; null where none was named. */
  readonly imageUrl: string | null;
  /** What every title starts with, so that what a killed run left can be found by hand. */
  readonly title: string;
  /** Milliseconds. */
  readonly wait: (duration: number) => Promise<void>;
}

/** How often what could not be deleted is tried again. */
const CLEANING_TRIES = 4;

/** A collection of its own and drafts in it: what a calibration makes, tries and deletes again. */
export class Scratch {
  readonly options: ScratchOptions;
  readonly #made: { readonly kind: Kind; readonly id: string }[] = [];
  #count = 0;
  #root: string | undefined;

  constructor(options: ScratchOptions) {
    this.options = options;
  }

  /**
   * Makes the collection that holds all the others.
   * @throws Failure where the workspace does not let it
   */
  async open(): Promise<void> {
    const root = await this.#keep("collection", this.#titled(), undefined);
    if (root.outcome === "answered") {
      this.#root = root.value.id;
      return;
    }
    throw new Failure({
      what: "The scratch collection could not be made.",
      why: root.message,
      next: "Check that the token may write articles and collections (Developer Hub, Permissions).",
    });
  }

  /** Makes a collection in the scratch collection. */
  async collection(): Promise<CallResult<LiveResource>> {
    return this.#keep("collection", this.#titled(), this.#root);
  }

  /** Makes a draft, in the scratch collection unless told otherwise; it is never public. */
  async draft(body: string, more: Partial<DraftOptions> = {}): Promise<CallResult<LiveResource>> {
    const { defaultLocale, tokenOwner } = this.options;
    const author = more.author ?? tokenOwner;
    const own: WriteFields = { ...this.#titled()[defaultLocale], body, author, state: "draft" };
    return this.#keep("article", { ...more.translations, [defaultLocale]: own }, more.parent ?? this.#root);
  }

  /**
   * Deletes all that was made, and what bears this calibration's title: a create whose answer was lost may have taken
   * effect (behaviour §1). Tries again what could not be deleted; gives what is still there.
   */
  async clean(): Promise<string[]> {
    let left: string[] = [];
    for (let tries = 0; tries < CLEANING_TRIES; tries += 1) {
      left = [];
      for (const { kind, id } of [...(await this.#strays()), ...this.#made.reverse()]) {
        const result = await this.options.intercom.remove(kind, id);
        const isGone = result.outcome === "answered" || (result.outcome === "refused" && result.status === 404);
        if (!isGone) left.push(`${kind} ${id}: ${result.message}`);
      }
      if (left.length === 0) return left;
    }
    return left;
  }

  /** Articles before collections, children before their parents. */
  async #strays(): Promise<{ readonly kind: Kind; readonly id: string }[]> {
    const { intercom, title } = this.options;
    const made = new Set(this.#made.map(({ kind, id }) => `${kind}:${id}`));
    const live = [...(await intercom.list("article")), ...(await intercom.list("collection")).reverse()];
    return live.filter(
      ({ kind, id, locales }) =>
        !made.has(`${kind}:${id}`) && Object.values(locales).some((fields) => fields.title.startsWith(title)),
    );
  }

  async #keep(
    kind: Kind,
    locales: PerLocale<WriteFields>,
    parent: string | undefined,
  ): Promise<CallResult<LiveResource>> {
    const { defaultLocale, intercom } = this.options;
    const write = { defaultLocale, locales, ...(parent === undefined ? {} : { parent }) };
    const result = await intercom.create(kind, write);
    if (result.outcome === "answered") this.#made.push({ kind, id: result.value.id });
    return result;
  }

  #titled(): PerLocale<{ readonly title: string }> {
    this.#count += 1;
    return { [this.options.defaultLocale]: { title: `${this.options.title} ${String(this.#count)}` } };
  }
}

interface DraftOptions {
  readonly author: string;
  readonly parent: string;
  readonly translations: PerLocale<WriteFields>;
}
