/**
 * Writes the JSON Schemas that ship in the package: `node scripts/write-schemas.js`, after a change of a shape in
 * `src/content/` or of a plan.
 */
import { build } from "esbuild";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { format, resolveConfig } from "prettier";

const root = path.resolve(import.meta.dirname, "..");
const sources = ["src/content/schemas.ts", "src/plan/approval/plan-schema.ts"];

/**
 * @param {string} source
 * @returns {Promise<Record<string, object>>} schemas by the names of their files
 */
async function schemasOf(source) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, source)],
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "warning",
  });
  const code = outputFiles[0]?.text ?? "";
  /** @type {{ jsonSchemas: () => Record<string, object> }} */
  const { jsonSchemas } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  return jsonSchemas();
}

await mkdir(path.join(root, "schemas"), { recursive: true });
for (const source of sources) {
  for (const [name, schema] of Object.entries(await schemasOf(source))) {
    const file = path.join(root, "schemas", name);
    await writeFile(file, await format(JSON.stringify(schema), { ...(await resolveConfig(file)), filepath: file }));
  }
}
