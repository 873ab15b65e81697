import { vi } from "vitest";
import { tellStories } from "./tell.ts";

// The judge of the exchanges has seen their like in every other test, and takes a third of the time.
vi.unmock("../../src/sandbox/sandbox.ts");

tellStories("calm");
