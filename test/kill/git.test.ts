import { killEverywhere } from "./everywhere.ts";

await killEverywhere("with a state on a git remote", { start: { store: "git" }, sample: 2 });
