import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import type { ArticleRecord, CollectionRecord } from "../records.ts";
import { childrenOf, subtreeOf } from "./tree.ts";

/** Deletes a collection, and does with what it holds as the quirk `deleteCollection` says. */
export function removeCollection(call: Call, record: CollectionRecord): void {
  const { store, quirks } = call;
  const children = childrenOf(store, record.id);
  const held = [...store.articles.values()].filter((article) => article.parentIds.includes(record.id));
  switch (quirks.deleteCollection) {
    case "rejectIfNotEmpty":
      if (children.length + held.length > 0) {
        throw new ApiError(409, "resource_conflict", "The collection is not empty");
      }
      store.commit({ remove: { collections: [record.id] } });
      return;
    case "orphanChildren":
      store.commit({
        put: {
          collections: children.map((child) => ({ ...child, parentId: null })),
          articles: held.map((article) => outOf(article, new Set([record.id]))),
        },
        remove: { collections: [record.id] },
      });
      return;
    case "cascade":
      cascade(call, new Set(subtreeOf(store, record).map((each) => each.id)));
  }
}

/** Articles that stand in another collection too live on there. */
function cascade(call: Call, gone: ReadonlySet<string>): void {
  const touched = [...call.store.articles.values()].filter((article) => article.parentIds.some((id) => gone.has(id)));
  const left = touched.map((article) => outOf(article, gone));
  call.store.commit({
    put: { articles: left.filter((article) => article.parentIds.length > 0) },
    remove: {
      collections: [...gone],
      articles: left.filter((article) => article.parentIds.length === 0).map((article) => article.id),
    },
  });
}

function outOf(article: ArticleRecord, gone: ReadonlySet<string>): ArticleRecord {
  return { ...article, parentIds: article.parentIds.filter((id) => !gone.has(id)) };
}
