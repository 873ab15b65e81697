import { it } from "vitest";
import { acceptance } from "./acceptance.ts";

it("a team's work is safe in a workspace without quirks", async () => {
  await acceptance({});
});
