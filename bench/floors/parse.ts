/** The floor of compiling: remark with GFM parses every Markdown file of a folder, on one thread. `parse.mjs FOLDER` */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { remark } from "remark";
import remarkGfm from "remark-gfm";

const [folder = "."] = process.argv.slice(2);
const processor = remark().use(remarkGfm).freeze();
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
let nodes = 0;
for (const file of files) nodes += processor.parse(readFileSync(path.join(folder, file), "utf8")).children.length;
process.stdout.write(`${String(files.length)} files, ${String(nodes)} blocks\n`);
