import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const admins = [
  { id: "11", name: "Ada", email: "ada@example.com" },
  { id: "12", name: "Ben", email: "ben@example.com" },
  { id: "13", name: "Cleo", email: "cleo@example.com" },
];
const open = (): ReturnType<typeof openCaller> => openCaller({ admins });

describe("admins", () => {
  test("say which teams they are in, and from 2.8 at which level", async () => {
    const { call } = open();
    const { body } = await call("GET", "/admins/12");
    expect(body).toMatchObject({
      team_ids: [701],
      team_priority_level: { primary_team_ids: [], secondary_team_ids: [701] },
    });
    expect((await call("GET", "/admins/11")).body).toMatchObject({
      team_priority_level: { primary_team_ids: [701], secondary_team_ids: [] },
    });
    expect((await call("GET", "/admins/12", undefined, "2.7")).body).not.toHaveProperty("team_priority_level");
  });

  test("have a role from 2.16, and on /me only in Preview", async () => {
    const { call } = open();
    expect((await call("GET", "/admins/12")).body).toHaveProperty("role");
    expect((await call("GET", "/me")).body).not.toHaveProperty("role");
    expect((await call("GET", "/me", undefined, "Preview")).body).toHaveProperty("role");
  });
});

describe("segments", () => {
  test("are counted where the request asks for it", async () => {
    const segments = [{ id: "a1", name: "Active", personType: "user" as const, count: 12 }];
    const { call } = openCaller({ segments, now: () => 5000 });
    const segment = { type: "segment", id: "a1", name: "Active", created_at: 5, updated_at: 5, person_type: "user" };
    expect((await call("GET", "/segments")).body).toEqual({ type: "segment.list", segments: [segment] });
    expect((await call("GET", "/segments?include_count=true")).body).toEqual({
      type: "segment.list",
      segments: [{ ...segment, count: 12 }],
    });
    expect((await call("GET", "/segments/a1")).body).toEqual(segment);
    expect((await call("GET", "/segments/a2")).status).toBe(404);
  });
});

describe("teams", () => {
  test("say who is in them; older versions say less", async () => {
    const { call } = open();
    expect((await call("GET", "/teams")).body).toMatchObject({ type: "team.list", teams: [{ id: "701" }] });
    const team = { type: "team", id: "701", name: "Support", admin_ids: [11, 12, 13] };
    expect((await call("GET", "/teams/701", undefined, "2.7")).body).toEqual(team);
    const levels = { admin_priority_level: { primary_admin_ids: [11], secondary_admin_ids: [12, 13] } };
    expect((await call("GET", "/teams/701", undefined, "2.13")).body).toEqual({ ...team, ...levels });
    expect((await call("GET", "/teams/701", undefined, "2.14")).body).toEqual({
      ...team,
      ...levels,
      assignment_limit: 10,
      distribution_method: "load_balanced",
    });
    const unknown = await call("GET", "/teams/9");
    expect([unknown.status, unknown.body.errors[0]?.code]).toEqual([404, "team_not_found"]);
  });

  test("have metrics from 2.16, a row an admin", async () => {
    const { call } = open();
    const none = { type: "team_metric", open: 0, idle: 0, snoozed: 0 };
    expect((await call("GET", "/teams/701/metrics?idle_threshold=60")).body).toEqual({
      type: "team_metric.list",
      data: ["11", "12", "13"].map((admin_id) => ({ ...none, admin_id })),
    });
    expect((await call("GET", "/teams/9/metrics")).body.errors[0]?.code).toBe("team_not_found");
    expect((await call("GET", "/teams/701/metrics", undefined, "2.15")).status).toBe(404);
  });
});

describe("the members of a team, in Preview", () => {
  const put = async (body: object): Promise<Awaited<ReturnType<ReturnType<typeof open>["call"]>>> =>
    open().call("PUT", "/teams/701", body, "Preview");

  test("are replaced; who is not named at a level keeps it, who joins is primary", async () => {
    const { call } = open();
    await call("PUT", "/teams/701", { admin_ids: [11, 12] }, "Preview");
    const { body } = await call("PUT", "/teams/701", { admin_ids: [12, 13] }, "Preview");
    expect(body).toMatchObject({
      admin_ids: [12, 13],
      admin_priority_level: { primary_admin_ids: [13], secondary_admin_ids: [12] },
    });
    const levels = { primary_admin_ids: [12], secondary_admin_ids: [13] };
    await call("PUT", "/teams/701", { admin_ids: [12, 13], admin_priority_level: levels }, "Preview");
    expect((await call("GET", "/teams/701")).body).toMatchObject({ admin_priority_level: levels });
    expect((await call("GET", "/admins/11")).body).toMatchObject({ team_ids: [] });
  });

  test("a team that was read can be sent back whole", async () => {
    const { call } = open();
    const read = await call("GET", "/teams/701", undefined, "Preview");
    const sent = await call("PUT", "/teams/701", read.body, "Preview");
    expect(sent).toMatchObject({ status: 200, body: read.body });
  });

  test.each([
    ["a name", { admin_ids: [11], name: "X" }, /the request changed name/],
    ["no members", { admin_ids: [] }, /1 to 1000/],
    ["an id that is no number", { admin_ids: ["x"] }, /only numeric/],
    ["an id of no admin", { admin_ids: [11, 99] }, /names 99/],
    ["a level of someone else", { admin_ids: [11], admin_priority_level: { primary_admin_ids: [99] } }, /names 99/],
    [
      "two levels of one",
      { admin_ids: [11], admin_priority_level: { primary_admin_ids: [11], secondary_admin_ids: [11] } },
      /gives 11 more than one/,
    ],
  ])("%s is refused", async (_name, body, message) => {
    const answer = await put(body);
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([400, "parameter_invalid"]);
    expect(answer.body.errors[0]?.message).toMatch(message);
  });

  test("cannot be written in 2.16", async () => {
    expect((await open().call("PUT", "/teams/701", { admin_ids: [11] })).status).toBe(404);
  });
});

test("members are kept in the data file, but for admins who are no longer there", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "sandbox-people-"));
  const data = path.join(folder, "data.jsonl");
  const before = openCaller({ admins, data });
  await before.call("PUT", "/teams/701", { admin_ids: [12, 13] }, "Preview");
  before.sandbox.close();
  const after = openCaller({ admins: admins.slice(0, 2), data });
  expect((await after.call("GET", "/teams/701")).body).toMatchObject({ admin_ids: [12] });
  after.sandbox.close();
  rmSync(folder, { recursive: true });
});
