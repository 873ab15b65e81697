import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import { readArticle, writeArticle } from "./article.ts";
import type { Requests } from "./requests.ts";
import { mapAnswered, pathOf, type ResourceCalls } from "./resource-calls.ts";
import type { Spelling } from "./spelling.ts";
import { sweep } from "./sweep.ts";

const PATH = "/articles";
// The most that Intercom gives at once (documentation).
const PER_PAGE = 250;

export interface ArticleCallsOptions {
  readonly requests: Requests;
  readonly defaultLocale: Locale;
  /** What an article's parent is under the API version in use. */
  readonly spellingOf: (id: string) => Promise<Spelling>;
}

export interface ArticleCalls extends ResourceCalls {
  readDraft(id: string): Promise<LiveResource | null>;
}

/** Articles over HTTP. */
export function openArticles({ requests, defaultLocale, spellingOf }: ArticleCallsOptions): ArticleCalls {
  const readAt = async (path: string): Promise<LiveResource | null> => {
    const json = await requests.find(path);
    return json === undefined ? null : readArticle(json, defaultLocale, `GET ${path}`);
  };
  const parentTypeOf = async (parent: string | null = null): Promise<Spelling> =>
    parent === null ? "collection" : spellingOf(parent);

  return {
    list: (keep = (listed) => listed) =>
      sweep(requests, {
        path: PATH,
        perPage: PER_PAGE,
        read: (json, call) => keep(readArticle(json, defaultLocale, call)),
      }),
    read: (id) => readAt(pathOf(PATH, id)),
    readDraft: (id) => readAt(`${pathOf(PATH, id)}/draft`),

    async create(write, leave) {
      const body = writeArticle(write, { verb: "create", parentType: await parentTypeOf(write.parent) });
      const result = await requests.write({ method: "POST", path: PATH, body }, leave);
      return mapAnswered(result, (json) => readArticle(json, write.defaultLocale, `POST ${PATH}`));
    },

    async update(id, write, leave) {
      const path = pathOf(PATH, id);
      const body = writeArticle(write, { verb: "update", parentType: await parentTypeOf(write.parent) });
      const result = await requests.write({ method: "PUT", path, body }, leave);
      return mapAnswered(result, (json) => readArticle(json, write.defaultLocale, `PUT ${path}`));
    },

    async remove(id, leave) {
      const result = await requests.write({ method: "DELETE", path: pathOf(PATH, id) }, leave);
      return mapAnswered(result, () => null);
    },
  };
}
