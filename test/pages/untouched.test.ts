import { expect, it } from "vitest";
import type { Desired, DesiredBody } from "../../src/model/desired.ts";
import type { Action } from "../../src/model/plan.ts";
import { pageGatherer } from "../../src/pages/sides.ts";
import type { Planned } from "../../src/pipeline.ts";

const KEY = "article:guides/install";

it("a page to which nothing happens is not made into HTML for a report", () => {
  let made = 0;
  const body: DesiredBody = {
    meant: "m2:x",
    get parts() {
      made += 1;
      return ["<p>Words.</p>"];
    },
  };
  const resource = { kind: "article", key: KEY, path: "guides/install", parent: null, movedFrom: [] } as const;
  const desired: Desired = {
    defaultLocale: "en",
    resources: [{ ...resource, intercomId: {}, locales: { en: { title: "T", body } } }],
  };
  const live = { kind: "article", id: "1", locales: { en: { title: "T", body: "<p>Words.</p>", state: "published" } } };
  const action: Action = { verb: "unchanged", kind: "article", key: KEY, id: "1", title: "T", reason: "", changes: [] };
  const planned = {
    plan: { actions: [action] },
    live: { resources: [live] },
    state: { resources: new Map(), facts: {} },
  } as unknown as Planned;
  const gather = pageGatherer(desired, planned, "https://help.example.com");

  expect(gather(action)).toEqual({});
  expect(made).toBe(0);
  expect(gather({ ...action, verb: "create" }).en).toMatchObject({ kind: "written", after: { body: "<p>Words.</p>" } });
  expect(made).toBe(1);
});
