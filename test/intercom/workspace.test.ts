import { afterEach, describe, expect, test } from "vitest";
import { HOSTS } from "../../src/intercom/hosts.ts";
import { Failure } from "../../src/model/failure.ts";
import type { LiveWorkspace } from "../../src/model/live.ts";
import { collectionJson, connectTo, listOf, serve, type ScriptedServer } from "./scripted-server.ts";

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const me = {
  type: "admin",
  id: "7",
  name: "Ana",
  email: "ana@example.com",
  app: { id_code: "abc123", name: "Example" },
};
const admins = {
  type: "admin.list",
  admins: [{ id: 7, name: "Ana", email: "ana@example.com" }, null, { id: "8", name: "Bo", email: null }],
};

interface Answers {
  readonly me?: unknown;
  readonly helpCenters?: readonly unknown[];
  readonly collections?: readonly unknown[];
}

async function workspaceOf(
  answers: Answers,
  helpCenter?: string,
): Promise<{ workspace: LiveWorkspace; calls: string[] }> {
  const server = await serve(({ path }) => {
    if (path === "/me") return { json: answers.me ?? me };
    if (path === "/admins") return { json: admins };
    if (path === "/help_center/help_centers") return { json: { type: "list", data: answers.helpCenters ?? [] } };
    return listOf(answers.collections ?? []);
  });
  servers.push(server);
  const intercom = connectTo(server, helpCenter === undefined ? {} : { helpCenter });
  try {
    return { workspace: await intercom.readWorkspace(), calls: server.seen.map(({ path }) => path).sort() };
  } finally {
    await intercom.close();
  }
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
}

const help = { id: "3", identifier: "help", display_name: "Help", url: "https://help.example.com/" };
const internal = { id: "4", identifier: "internal", display_name: "Internal", url: "https://intercom.help/internal" };

test("tells whose the token is, the admins and the help center", async () => {
  const { workspace, calls } = await workspaceOf({ helpCenters: [{ ...help, default: true, locales: ["fr"] }] });
  expect(workspace).toEqual({
    id: "abc123",
    name: "Example",
    tokenOwner: { id: "7", name: "Ana", email: "ana@example.com" },
    admins: [
      { id: "7", name: "Ana", email: "ana@example.com" },
      { id: "8", name: "Bo", email: "" },
    ],
    helpCenter: {
      id: "3",
      identifier: "help",
      displayName: "Help",
      url: "https://help.example.com",
      otherUrls: ["https://intercom.help/help"],
      defaultLocale: "fr",
      locales: ["fr"],
    },
  });
  expect(calls).toEqual(["/admins", "/help_center/help_centers", "/me"]);
});

test("a token of no workspace is a Failure", async () => {
  const failure = await failureOf(workspaceOf({ me: { ...me, app: null } }));
  expect(failure.message).toContain("which workspace");
});

describe("the help center is", () => {
  test("the only one", async () => {
    expect((await workspaceOf({ helpCenters: [internal] })).workspace.helpCenter.id).toBe("4");
  });

  test("the default one, which 2.16 tells", async () => {
    const helpCenters = [internal, { ...help, default: true }];
    expect((await workspaceOf({ helpCenters })).workspace.helpCenter.id).toBe("3");
  });

  test.each(["internal", "4"])("the one that the config names: %s", async (wanted) => {
    const helpCenters = [{ ...help, default: true }, internal];
    expect((await workspaceOf({ helpCenters }, wanted)).workspace.helpCenter.id).toBe("4");
  });

  test("none that can be known among several", async () => {
    const failure = await failureOf(workspaceOf({ helpCenters: [help, internal] }));
    expect(failure.message).toBe("The workspace has 2 help centers, and the config names none.");
    expect(failure.why).toBe("It has: help (id 3), internal (id 4).");
    expect(failure.next).toContain("help_center");
  });

  test("none of the name that the config has", async () => {
    const failure = await failureOf(workspaceOf({ helpCenters: [help, internal] }, "hlep"));
    expect(failure.message).toBe("The workspace has no help center hlep.");
    expect(failure.why).toContain("internal (id 4)");
  });

  test("missing where the workspace has none", async () => {
    expect((await failureOf(workspaceOf({}))).next).toContain("Settings");
  });
});

describe("its default locale is", () => {
  const several = { ...help, locales: ["en", "fr", "no"] };

  test("what its own collections say, where it has several", async () => {
    const collections = [
      collectionJson("1", { help_center_id: 4, default_locale: "de" }),
      collectionJson("2", { help_center_id: 3, default_locale: "fr" }),
    ];
    const { workspace } = await workspaceOf({ helpCenters: [several], collections });
    expect(workspace.helpCenter).toMatchObject({ defaultLocale: "fr", locales: ["en", "fr"] });
  });

  test("not known where nothing says it", async () => {
    const { workspace } = await workspaceOf({ helpCenters: [help], collections: [collectionJson("1")] });
    expect(workspace.helpCenter).toMatchObject({ defaultLocale: null, locales: null });
  });
});

test("each region has its own host", () => {
  expect(HOSTS).toEqual({
    us: "https://api.intercom.io",
    eu: "https://api.eu.intercom.io",
    au: "https://api.au.intercom.io",
  });
});
