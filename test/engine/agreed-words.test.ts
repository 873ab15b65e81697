import { expect, it } from "vitest";
import { applied, article, settled } from "../plan/whole/story.ts";

it("what both sides say alike is taken over without a word about its text", async () => {
  const world = await applied({ "guides/install.md": article("Install", "Press the **red** button.") });
  world.state = null;
  const { plan, writes } = await settled(world, { firstRun: "allow" });
  const bodies = plan.actions.flatMap(({ changes }) => changes).filter(({ field }) => field === "body");
  expect(bodies.map(({ verdict, before, after, prose, note }) => [verdict, before, after, prose, note])).toEqual([
    ["settle", null, null, undefined, undefined],
  ]);
  expect(writes).toEqual([]);
});
