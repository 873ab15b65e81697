import { mkdirSync, writeFileSync } from "node:fs";
import { jsonSchemas } from "../src/content/schemas.ts";

// Writes the JSON Schemas that ship in the package; run it after a change of the config's or the frontmatter's shape.
const folder = new URL("../schemas/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
