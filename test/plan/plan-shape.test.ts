import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { Plan } from "../../src/model/plan.ts";
import { jsonSchemas } from "../../src/plan/approval/plan-schema.ts";
import type { planShape } from "../../src/plan/approval/plan-shape.ts";
import { faultsOfPlan } from "./plan-schema.ts";
import { action, plan } from "./planning.ts";

type Shape = z.output<typeof planShape>;

/** A type of which nothing may be written. */
type Lasting<Type> = Type extends readonly (infer Item)[]
  ? readonly Lasting<Item>[]
  : Type extends object
    ? { readonly [Key in keyof Type]: Lasting<Type[Key]> }
    : Type;

/** A type with nothing optional and nothing that may be written: two are the same where their fields are. */
type Whole<Type> = Type extends readonly (infer Item)[]
  ? Whole<Item>[]
  : Type extends object
    ? { -readonly [Key in keyof Type]-?: Whole<Type[Key]> }
    : Type;

describe("the schema of a plan", () => {
  it("says what the type says: the compiler refuses a field that one of them has alone", () => {
    expectTypeOf<Shape>().toExtend<Plan>();
    expectTypeOf<Plan>().toExtend<Lasting<Shape>>();
    expectTypeOf<Whole<Plan>>().toEqualTypeOf<Whole<Shape>>();
  });

  it("ships fresh (else: npm run schemas), with a description of every field that needs one", () => {
    const shipped: unknown = JSON.parse(readFileSync(new URL("../../schemas/plan.json", import.meta.url), "utf8"));
    expect(shipped).toEqual(JSON.parse(JSON.stringify(jsonSchemas()["plan.json"])));
  });

  it("takes a plan, and tells what is wrong with another", () => {
    expect(faultsOfPlan(plan([action()]))).toEqual([]);
    expect(faultsOfPlan(plan([{ ...action(), verb: "rename" as "move" }]))).toEqual(["/actions/0/verb"]);
    expect(faultsOfPlan({ ...plan([]), unknown: 1 } as Plan)).toEqual([""]);
    expect(faultsOfPlan({ ...plan([]), version: 2 as 1 })).toEqual(["/version"]);
  });
});
