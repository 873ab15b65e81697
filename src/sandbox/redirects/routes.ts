import { type Call, idOf } from "../call.ts";
import { ApiError } from "../errors.ts";
import { findHelpCenter } from "../helpcenters.ts";
import type { JsonObject } from "../json.ts";
import { inListOrder, page } from "../paging.ts";
import type { HelpCenterRecord } from "../records.ts";
import { readRedirect } from "./read.ts";
import type { RedirectRecord } from "./record.ts";

/** The description's default; its maximum is that of other listings. */
const PER_PAGE = 50;

/** `GET /help_center/help_centers/{help_center_id}/redirects`. */
export function listRedirects(call: Call): JsonObject {
  const helpCenter = helpCenterOf(call);
  const held = [...call.store.redirects.values()].filter((redirect) => redirect.helpCenterId === helpCenter.id);
  return page(
    call,
    inListOrder(call, held, (redirect) => redirect.updatedAt),
    PER_PAGE,
    redirectAnswer,
  );
}

/** `POST /help_center/help_centers/{help_center_id}/redirects`. */
export function postRedirect(call: Call): JsonObject {
  const helpCenter = helpCenterOf(call);
  const redirect: RedirectRecord = {
    ...readRedirect(call, helpCenter),
    id: call.store.nextId("redirects"),
    helpCenterId: helpCenter.id,
    createdAt: call.now,
    updatedAt: call.now,
  };
  call.store.commit({ put: { redirects: [redirect] } });
  return redirectAnswer(redirect);
}

/** `GET /help_center/help_centers/{help_center_id}/redirects/{id}`. */
export function getRedirect(call: Call): JsonObject {
  return redirectAnswer(find(call));
}

/** `DELETE /help_center/help_centers/{help_center_id}/redirects/{id}`. */
export function deleteRedirect(call: Call): JsonObject {
  const { id } = find(call);
  call.store.commit({ remove: { redirects: [id] } });
  return { id, object: "help_center_redirect", deleted: true };
}

/** Schema `help_center_redirect`. */
function redirectAnswer(redirect: RedirectRecord): JsonObject {
  return {
    id: redirect.id,
    type: "help_center_redirect",
    from_url: redirect.fromUrl,
    locale: redirect.locale,
    help_center_id: redirect.helpCenterId,
    target_type: redirect.targetType,
    target_id: redirect.targetId,
    created_at: redirect.createdAt,
    updated_at: redirect.updatedAt,
  };
}

function helpCenterOf(call: Call): HelpCenterRecord {
  const helpCenter = findHelpCenter(call, call.ids["help_center_id"] ?? "");
  if (helpCenter === undefined) throw gone();
  return helpCenter;
}

function find(call: Call): RedirectRecord {
  const helpCenter = helpCenterOf(call);
  const redirect = call.store.redirects.get(idOf(call));
  if (redirect?.helpCenterId !== helpCenter.id) throw gone();
  return redirect;
}

/** These routes alone spell it so. */
function gone(): ApiError {
  return new ApiError(404, "not_found", "Resource not found");
}
