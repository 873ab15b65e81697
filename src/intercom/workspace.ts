import * as z from "zod";
import { Failure } from "../model/failure.ts";
import type { Admin, HelpCenter, LiveWorkspace } from "../model/live.ts";
import { anyId, anyText, maybe, understand } from "./answers.ts";
import type { Requests } from "./requests.ts";

const adminShape = z.object({ id: anyId, name: anyText, email: anyText });
const meShape = adminShape.extend({ app: maybe(z.object({ id_code: z.string().min(1), name: anyText })) });
const adminsShape = z.object({ admins: z.array(adminShape.nullable()) });

/** Who the token is and what the workspace holds beside content. */
export async function readWorkspace(requests: Requests, helpCenter: () => Promise<HelpCenter>): Promise<LiveWorkspace> {
  const me = understand(meShape, await requests.get("/me"), "GET /me");
  if (me.app === null) {
    throw new Failure({
      what: "Intercom does not say which workspace the access token belongs to.",
      why: "Its answer to GET /me names no app.",
      next: "Use the access token of an app that is installed in the workspace.",
    });
  }
  const [admins, chosen] = await Promise.all([requests.get("/admins"), helpCenter()]);
  return {
    id: me.app.id_code,
    name: me.app.name ?? me.app.id_code,
    tokenOwner: adminOf(me),
    admins: understand(adminsShape, admins, "GET /admins").admins.flatMap((admin) =>
      admin === null ? [] : [adminOf(admin)],
    ),
    helpCenter: chosen,
  };
}

function adminOf({ id, name, email }: z.output<typeof adminShape>): Admin {
  return { id, name: name ?? "", email: email ?? "" };
}
