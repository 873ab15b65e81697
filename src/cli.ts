import { outliveReader } from "./terminal/closed-pipe.ts";

declare const HELPSYNC_VERSION: string;

outliveReader(process.stdout);
const [, , first = "", ...others] = process.argv;
if (["--version", "-V"].includes(first) && others.length === 0) {
  // Scripts ask this often: nothing else is loaded for it.
  process.stdout.write(`${HELPSYNC_VERSION}\n`);
} else {
  outliveReader(process.stderr);
  const { runInProcess } = await import("./process.ts");
  await runInProcess(HELPSYNC_VERSION, new URL("../content/reference/", import.meta.url));
}
