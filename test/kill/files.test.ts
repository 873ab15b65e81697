import { killEverywhere } from "./everywhere.ts";

await killEverywhere("with a state in files", { start: { store: "file" }, sample: 4 });
