import { Failure } from "../model/failure.ts";
import type { LiveResource } from "../model/live.ts";
import type { Spelling } from "./spelling.ts";

export interface KnownCollection {
  readonly spelling: Spelling;
  readonly parent: string | null;
  /** Null where the answer did not say it. */
  readonly helpCenterId: string | null;
}

/** What the answers so far told of collections: which are sections, and where they stand. */
export class KnownCollections {
  readonly #known = new Map<string, KnownCollection>();

  get(id: string): KnownCollection | undefined {
    return this.#known.get(id);
  }

  learn({ id, parents, helpCenterId }: LiveResource, spelling: Spelling): void {
    this.#known.set(id, { spelling, parent: parents[0] ?? null, helpCenterId });
  }

  /**
   * Takes a whole listing in place of all that was known.
   * @throws Failure where a section has the id of a collection: nothing could tell them apart
   */
  replace(listing: readonly { readonly resource: LiveResource; readonly spelling: Spelling }[]): void {
    this.#known.clear();
    for (const { resource, spelling } of listing) {
      if (this.#known.has(resource.id)) {
        throw new Failure({
          what: `Intercom has a collection and a section with the same id ${resource.id}.`,
          why: "Up to API 2.9 they are different things, and helpsync tells them apart by their ids.",
          next: 'Set `api_version: "2.10"` or newer for this workspace: there, sections are collections.',
        });
      }
      this.learn(resource, spelling);
    }
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  /** The help center of a collection, or of the nearest one above it that tells; null where none known does. */
  helpCenterOf(id: string): string | null {
    const seen = new Set<string>();
    for (let next: string | null = id; next !== null && !seen.has(next);) {
      seen.add(next);
      const known = this.#known.get(next);
      if (known === undefined) return null;
      if (known.helpCenterId !== null) return known.helpCenterId;
      next = known.parent;
    }
    return null;
  }
}
