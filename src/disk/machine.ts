import { createHash, randomUUID } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/** Where a machine says which start of it this is, and which processes its numbers mean. */
interface MachineFiles {
  readonly boot: string;
  readonly processes: string;
}

/** Linux has both; others have neither. */
const LINUX: MachineFiles = { boot: "/proc/sys/kernel/random/boot_id", processes: "/proc/self/ns/pid" };

/**
 * Names this machine since its last start, so that a number of a process means the same process: containers that share
 * a name, and machines that share one, differ. Where that cannot be told, the name is that of no machine, not even of
 * this one the next time: then nobody concludes from a number that a process is gone.
 */
export async function machineName({ boot, processes }: MachineFiles = LINUX): Promise<string> {
  const start = (await readFile(boot, "utf8").catch(() => "")).trim();
  const numbers = await readlink(processes).catch(() => "");
  const parts = start === "" || numbers === "" ? [randomUUID()] : [hostname(), start, numbers];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}
