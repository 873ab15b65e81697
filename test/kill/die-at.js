/**
 * Loaded into the program before its first line: ends it as SIGKILL does, right before or right after one of its
 * accesses to files that change something. `DIE_AT` says which one (from 1) and when; without it they are counted, into
 * the file that `COUNT_INTO` names.
 */
import { writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const [, place = "0", moment = "before"] = /^(\d+) (before|after)$/.exec(process.env["DIE_AT"] ?? "") ?? [];
let count = 0;

/**
 * @param {"mkdir" | "open" | "link" | "rename" | "rm"} name
 */
function counted(name) {
  const original = promises[name];
  // @ts-expect-error one wrapper for functions of several signatures
  promises[name] = async (...given) => {
    count += 1;
    const isHere = count === Number(place);
    if (isHere && moment === "before") die();
    // @ts-expect-error one call for functions of several signatures
    const result = await original(...given);
    if (isHere) die();
    return result;
  };
}

function die() {
  process.kill(process.pid, "SIGKILL");
}

counted("mkdir");
counted("open");
counted("link");
counted("rename");
counted("rm");
syncBuiltinESMExports();

const file = process.env["COUNT_INTO"];
if (file !== undefined)
  process.on("exit", () => {
    writeFileSync(file, String(count));
  });
