import { ApiError, invalid, missing } from "../errors.ts";
import { readId, readText } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { Quirks } from "../quirks.ts";
import type { AdminRecord } from "../records.ts";
import type { ControlPanel } from "./panel.ts";

/** The editor knows what it does: what the API leaves open does not reach it, and it keeps the author. */
export function editorQuirks(quirks: Quirks): Quirks {
  return {
    ...quirks,
    omittedAuthor: "keeps",
    putOverPendingDraft: "goesLive",
    localeFields: "merge",
    nestedLists: "keep",
    calloutOnWrite: "keep",
    detailsOnWrite: "keep",
    headingLevels: "keep",
    headingIds: "keepIfShaped",
    bareImagePath: "keepsCopy",
  };
}

interface Edit {
  readonly panel: ControlPanel;
  readonly actor: AdminRecord;
  /** `articles` or `help_center/collections`. */
  readonly table: "articles" | "help_center/collections";
  readonly id: string;
  readonly body: JsonObject;
}

type Action = (edit: Edit) => JsonObject | Promise<JsonObject>;

const ACTIONS: Readonly<Record<string, Action>> = {
  change: (edit) => call(edit, "PUT", "", contentOf(edit)),
  draft: (edit) => call(edit, "PUT", "/draft", contentOf(edit)),
  publishDraft: (edit) => call(edit, "POST", "/draft/publish", { locales: edit.body["locales"] }),
  move,
  delete: (edit) => call(edit, "DELETE", "", {}),
};

/**
 * What a teammate does in Intercom. `{ action, article | collection: id, as }`; `as` is an admin's id, where absent
 * the last of those who do not own the token. The actions, and what they take beside:
 * - `change`: `locale` (else the default one), and of `title`, `description`, `body`, `state`, `author_id` (a
 *   collection: `name`, `description`) what changes. It is live at once.
 * - `draft`: the same for an article, staged as a draft.
 * - `publishDraft`: of an article; `locales` where only some.
 * - `move`: of an article `to`, a list of collections' ids; of a collection `to`, one id or null.
 * - `delete`.
 * Throws ApiError as the API would.
 */
export function edit(panel: ControlPanel, body: JsonObject): JsonObject | Promise<JsonObject> {
  const name = readText(body, "action") ?? "";
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) throw invalid("action", `action is one of ${Object.keys(ACTIONS).join(", ")}`);
  const article = readId(body, "article");
  const id = article ?? readId(body, "collection");
  if (typeof id !== "string") throw missing("article", "article or collection is the id of what changes");
  const table = article === id ? "articles" : "help_center/collections";
  return action({ panel, actor: actorOf(panel, body), table, id, body });
}

function actorOf(panel: ControlPanel, body: JsonObject): AdminRecord {
  const { admins } = panel.store.workspace;
  const id = readId(body, "as");
  const actor = typeof id === "string" ? admins.find((admin) => admin.id === id) : admins.at(-1);
  if (actor === undefined) throw invalid("as", "as is the id of an admin");
  return actor;
}

function call({ panel, actor, table, id }: Edit, method: string, rest: string, body: JsonObject): Promise<JsonObject> {
  return panel.call(actor, method, `/${table}/${id}${rest}`, body);
}

const FIELDS = ["title", "name", "description", "body", "state", "author_id"];

/** The fields that change, as the API takes them. */
function contentOf({ panel, body }: Edit): JsonObject {
  const content = Object.fromEntries(FIELDS.filter((name) => name in body).map((name) => [name, body[name]]));
  const locale = readText(body, "locale");
  if (locale === undefined || locale === panel.store.workspace.defaultLocale) return content;
  return { translated_content: { [locale]: content } };
}

function move(edit: Edit): JsonObject | Promise<JsonObject> {
  const to = edit.body["to"];
  if (edit.table !== "articles") return call(edit, "PUT", "", { parent_id: to });
  if (!Array.isArray(to)) throw invalid("to", "to is a list of ids of collections");
  const ids = to.map(String);
  const unknown = ids.find((id) => !edit.panel.store.collections.has(id));
  if (unknown !== undefined) throw invalid("to", `There is no collection ${unknown}`);
  if (!edit.panel.store.articles.has(edit.id)) throw new ApiError(404, "not_found", "Resource Not Found");
  edit.panel.placeArticle(edit.id, ids);
  return { done: true };
}
