import { createHash } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/**
 * Names this machine since its last start, so that a number of a process means the same process: containers that share
 * a name, and machines that share one, differ.
 */
export async function machineName(): Promise<string> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const processes = await readlink("/proc/self/ns/pid").catch(() => "");
  return createHash("sha256").update([hostname(), boot.trim(), processes].join("\n")).digest("hex").slice(0, 16);
}
