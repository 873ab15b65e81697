import type { DesiredResource } from "../model/desired.ts";
import { localesOf } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { PlanContext } from "./context.ts";
import { fieldChange } from "./fields.ts";
import { unknownAuthor } from "./authors.ts";
import { desiredValues } from "./values.ts";

/**
 * The action that makes a resource. With an id it goes on where an earlier run stopped: the article exists and holds
 * nothing but its nonce.
 */
export function createAction(desired: DesiredResource, context: PlanContext, id?: string): Action {
  const changes = localesOf(desired.locales, context.defaultLocale).flatMap((locale) =>
    desiredValues(desired, locale, "create", context).flatMap(
      (value) => fieldChange(locale, value, undefined, undefined, context) ?? [],
    ),
  );
  const stranger = changes.find((change) => change.field === "author" && change.send === undefined);
  const adopts = desired.intercomId[context.input.workspace.name];
  const obstacle =
    stranger !== undefined
      ? unknownAuthor(stranger.after ?? "")
      : adopts !== undefined && id === undefined
        ? `its intercom_id says that it is article ${adopts}, which helpsync did not make and cannot take over yet`
        : undefined;
  return {
    verb: obstacle === undefined ? "create" : "blocked",
    kind: desired.kind,
    key: desired.key,
    ...(id === undefined ? {} : { id }),
    title: context.desiredTitles.get(desired.key) ?? desired.path,
    path: desired.path,
    reason: obstacle ?? "new in content",
    changes,
    place: {
      verdict: "write",
      before: null,
      beforeTitle: null,
      after: desired.parent,
      afterTitle: desired.parent === null ? null : (context.desiredTitles.get(desired.parent) ?? desired.parent),
    },
    ...(desired.onRemoval === undefined ? {} : { onRemoval: desired.onRemoval }),
  };
}
