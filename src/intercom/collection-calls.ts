import { hasSections, type ApiVersion } from "../model/api-version.ts";
import type { CallResult, ResourceWrite } from "../model/intercom.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import { toInteger } from "./answers.ts";
import { readCollection, writeCollection } from "./collection.ts";
import { KnownCollections } from "./known-collections.ts";
import type { Requests } from "./requests.ts";
import { mapAnswered, pathOf, type ResourceCalls } from "./resource-calls.ts";
import { PATHS, spellingsOf, type Spelling } from "./spelling.ts";
import { sweep } from "./sweep.ts";

// No maximum is documented for collections; the listings that document one take at least this many.
const PER_PAGE = 50;
// Deeper than Intercom nests, so that a circle ends.
const DEEPEST = 5;

export interface CollectionCallsOptions {
  readonly requests: Requests;
  readonly apiVersion: ApiVersion;
  readonly defaultLocale: Locale;
  /** The id of the help center that new collections go to. */
  readonly helpCenterId: () => Promise<string>;
}

export interface CollectionCalls extends ResourceCalls {
  readonly spellingOf: (id: string) => Promise<Spelling>;
}

/** Collections over HTTP, and sections as what they are: collections in collections. */
export function openCollections(options: CollectionCallsOptions): CollectionCalls {
  const { requests, apiVersion, defaultLocale } = options;
  const known = new KnownCollections();

  async function find(id: string): Promise<LiveResource | null> {
    const spelling = known.get(id)?.spelling;
    for (const candidate of spelling === undefined ? spellingsOf(apiVersion) : [spelling]) {
      const path = pathOf(PATHS[candidate], id);
      const json = await requests.find(path);
      if (json === undefined) continue;
      const resource = readCollection(json, defaultLocale, `GET ${path}`);
      known.learn(resource, candidate);
      return resource;
    }
    known.forget(id);
    return null;
  }

  /** Reads what stands above a collection until one tells its help center. */
  async function climb(id: string | null | undefined): Promise<void> {
    let next = id ?? null;
    for (let step = 0; next !== null && step < DEEPEST; step += 1) {
      if (known.get(next) === undefined) await find(next);
      const parent = known.get(next);
      next = parent?.helpCenterId === null ? parent.parent : null;
    }
  }

  const withHelpCenter = (resource: LiveResource): LiveResource => ({
    ...resource,
    helpCenterId: known.helpCenterOf(resource.id),
  });

  async function spellingOf(id: string): Promise<Spelling> {
    if (!hasSections(apiVersion)) return "collection";
    if (known.get(id) === undefined) await find(id);
    return known.get(id)?.spelling ?? "collection";
  }

  function answered(result: CallResult<unknown>, spelling: Spelling, write: ResourceWrite): CallResult<LiveResource> {
    return mapAnswered(result, (json) => {
      const resource = readCollection(json, write.defaultLocale, "a write of a collection");
      known.learn(resource, spelling);
      return withHelpCenter(resource);
    });
  }

  return {
    spellingOf,

    async list() {
      const listings = await Promise.all(
        spellingsOf(apiVersion).map(async (spelling) => {
          const resources = await sweep(requests, {
            path: PATHS[spelling],
            perPage: PER_PAGE,
            read: (json, call) => readCollection(json, defaultLocale, call),
          });
          return resources.map((resource) => ({ spelling, resource }));
        }),
      );
      const listing = listings.flat();
      known.replace(listing);
      return listing.map(({ resource }) => withHelpCenter(resource));
    },

    async read(id) {
      const resource = await find(id);
      if (resource === null) return null;
      if (resource.helpCenterId === null) await climb(resource.parents[0]);
      return withHelpCenter(resource);
    },

    async create(write, leave) {
      const { parent = null } = write;
      const spelling: Spelling = hasSections(apiVersion) && parent !== null ? "section" : "collection";
      // Before the write, since a failure after it would hide what the write did.
      await climb(parent);
      const place = await placeOfNew(parent, spelling, options);
      const body = { ...writeCollection(write), ...place };
      return answered(await requests.write({ method: "POST", path: PATHS[spelling], body }, leave), spelling, write);
    },

    async update(id, write, leave) {
      const spelling = await spellingOf(id);
      await climb(write.parent);
      const place = placeOfMoved(write.parent, spelling, known.get(id)?.parent, apiVersion);
      if (place === null) return becomesAnother(spelling, apiVersion);
      const body = { ...writeCollection(write), ...place };
      return answered(
        await requests.write({ method: "PUT", path: pathOf(PATHS[spelling], id), body }, leave),
        spelling,
        write,
      );
    },

    async remove(id, leave) {
      const path = pathOf(PATHS[await spellingOf(id)], id);
      const result = mapAnswered(await requests.write({ method: "DELETE", path }, leave), () => null);
      if (result.outcome === "answered") known.forget(id);
      return result;
    },
  };
}

type Place = Readonly<Record<string, unknown>>;

async function placeOfNew(
  parent: string | null,
  spelling: Spelling,
  { helpCenterId }: CollectionCallsOptions,
): Promise<Place> {
  if (spelling === "section" && parent !== null) return { parent_id: toInteger(parent) };
  return { ...(parent === null ? {} : { parent_id: parent }), help_center_id: toInteger(await helpCenterId()) };
}

/** Null where the API version cannot say it: up to 2.9 a collection cannot become a section, nor a section a collection. */
function placeOfMoved(
  parent: string | null | undefined,
  spelling: Spelling,
  before: string | null | undefined,
  apiVersion: ApiVersion,
): Place | null {
  if (parent === undefined) return {};
  if (!hasSections(apiVersion)) return { parent_id: parent };
  if (parent === (before ?? null)) return {};
  return spelling === "section" && parent !== null ? { parent_id: toInteger(parent) } : null;
}

function becomesAnother(spelling: Spelling, apiVersion: ApiVersion): CallResult<never> {
  const move =
    spelling === "section"
      ? "a section cannot leave its collection for the top"
      : "a collection cannot become a section";
  return {
    outcome: "refused",
    status: 0,
    code: "move_not_supported",
    message: `${move} with API ${apiVersion}: move it in Intercom, or set api_version to "2.10" or newer`,
    requestId: null,
  };
}
