import { describe, expect, it } from "vitest";
import type { Action } from "../../src/model/plan.ts";
import { digestOf } from "../../src/plan/approval/digest.ts";
import { action, change, overrides, plan } from "./planning.ts";

const { seen, ...FRESH } = change({ before: null });
const CREATE: Action = {
  ...{ verb: "create", kind: "article", key: "article:n", title: "N", path: "n", reason: "new in content" },
  changes: [FRESH],
  place: { verdict: "write", before: null, beforeTitle: null, after: "collection:g", afterTitle: "G" },
};

describe("a digest", () => {
  const digest = (...actions: Action[]): string => plan(actions).digest;

  it("is not of reports, reasons, titles, times, addresses, or what people are shown", () => {
    const shown = change({
      before: "x",
      after: "y",
      note: "a note",
      prose: [],
      targets: "t1:x",
      publication: "publishes",
    });
    const other = action({ reason: "another", title: "B", path: "b", edited: { by: "Ann", at: 1 }, changes: [shown] });
    expect(digest(other)).toBe(digest(action()));
    const reports = (["unchanged", "drift", "conflict", "blocked", "unmanaged", "incomplete"] as const).map((verb) =>
      action({ verb, key: `article:${verb}` }),
    );
    expect(digest(...reports, action())).toBe(digest(action()));
    const helpCenter = { id: "1", identifier: "other", url: "https://other.example.com" };
    expect(plan([action()], { helpCenter }).digest).toBe(digest(action()));
  });

  it("is of workspace, help center, key, id, locale, field, what is there and what is meant, the place, and what is allowed", () => {
    const place = { verdict: "write", before: "5", beforeTitle: "G", after: "collection:h", afterTitle: "H" } as const;
    const variants = [
      plan([action()]),
      plan([action()], { overrides: overrides({ dirty: "allow" }) }),
      plan([action()], { overrides: overrides({ allowRemovals: 1 }) }),
      plan([action()], { overrides: overrides({ only: ["a"] }) }),
      plan([action()], { workspace: { name: "test", id: "other", sandbox: false, apiVersion: "2.16" } }),
      plan([action()], { helpCenter: { id: "2", identifier: "help", url: "https://help.example.com" } }),
      ...[
        action({ key: "article:b" }),
        action({ kind: "collection", key: "collection:a" }),
        action({ id: "8" }),
        action({ changes: [change({ locale: "fr" })] }),
        action({ changes: [change({ field: "description" })] }),
        action({ changes: [change({ seen: "r1:else" })] }),
        action({ changes: [change({ over: "w1:words" })] }),
        action({ changes: [change({ meant: "m1:else" })] }),
        action({ changes: [change(), change({ locale: "fr" })] }),
        action({ place }),
        action({ place: { ...place, before: "6" } }),
        action({ place: { ...place, after: "collection:i" } }),
        action({ movedFrom: "article:z" }),
        action({ adopts: "intercom_id" }),
        action({ removes: ["fr"] }),
        action({ drafts: ["fr"] }),
        action({ verb: "delete" }),
        action({ verb: "create" }),
        action({ verb: "forget", changes: [] }),
        action({ verb: "forget", changes: [], afterwards: "left" }),
      ].map((one) => plan([one])),
    ];
    expect(new Set(variants.map(digestOf)).size).toBe(variants.length);
  });

  it("is not of the order, and not of places and fields that are not written", () => {
    const place = { before: "5", beforeTitle: "G", after: null, afterTitle: null };
    const quiet = action({
      changes: [change(), change({ field: "body", verdict: "drift" }), change({ field: "state", verdict: "settle" })],
      place: { ...place, verdict: "settle" },
    });
    expect(digest(quiet)).toBe(digest(action()));
    expect(digest(CREATE, action())).toBe(digest(action(), CREATE));
  });

  it("of a create is the same whether an interrupted run began it or not", () => {
    const begun = { ...CREATE, id: "77", changes: [{ ...FRESH, seen: `${seen ?? ""} of the nonce` }] };
    expect(digest(begun)).toBe(digest(CREATE));
  });
});
