/** Writes the JSON Schemas that ship in the package: `node scripts/write-schemas.js`, after a change of a shape in `src/content/`. */
import { build } from "esbuild";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { format, resolveConfig } from "prettier";

const root = path.resolve(import.meta.dirname, "..");
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: [path.join(root, "src", "content", "schemas.ts")],
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
  logLevel: "warning",
});
const code = outputFiles[0]?.text ?? "";
/** @type {{ jsonSchemas: () => Record<string, object> }} */
const { jsonSchemas } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
await mkdir(path.join(root, "schemas"), { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  const file = path.join(root, "schemas", name);
  await writeFile(file, await format(JSON.stringify(schema), { ...(await resolveConfig(file)), filepath: file }));
}
