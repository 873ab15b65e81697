import { describe, expect, it } from "vitest";
import type { SharedStore } from "../../src/model/state-store.ts";
import { emptyState } from "../../src/model/state.ts";
import { bodyId } from "../../src/dialect/kept-text.ts";
import { fullState, snapshotOf, withBaseText, withSnapshots } from "./states.ts";

/**
 * What every state store does, whatever it is made of.
 * @param open opens a store of one memory, the same for every call within a test; another name, another memory
 */
export function storeConformance(
  name: string,
  open: (memory: string, helpCenterId: string) => Promise<SharedStore>,
): void {
  let tests = 0;
  const fresh = (): ((helpCenterId?: string) => Promise<SharedStore>) => {
    tests += 1;
    const memory = `ws${String(tests)}`;
    return (helpCenterId = "1") => open(memory, helpCenterId);
  };
  const memoryOf = (store: SharedStore): string => store.place.match(/ws\d+/u)?.[0] ?? "";

  describe(`${name}, as every state store`, () => {
    it("has nothing where nothing was written", async () => {
      const here = fresh();
      expect(await (await here()).read()).toBeNull();
      expect([...(await (await here()).ownedElsewhere())]).toEqual([]);
      expect(await (await here()).bodies.get("0".repeat(64))).toBeNull();
    });

    it("gives another program the state as it was written, all of it", async () => {
      const here = fresh();
      const store = await here();
      const id = await store.bodies.put("a text");
      const state = withSnapshots(fullState(memoryOf(store), "1"), [{ ...snapshotOf(id), withheld: ["fr"] }]);
      await store.write(state);
      expect(await (await here()).read()).toEqual({ ...state, writes: 1 });
    });

    it("replaces the state as a whole: what the new one lacks is gone", async () => {
      const here = fresh();
      const store = await here();
      await store.write(fullState(memoryOf(store), "1"));
      const empty = emptyState(memoryOf(store), "1");
      await store.write(empty);
      expect(await (await here()).read()).toEqual({ ...empty, writes: 2 });
    });

    it("counts what is written, whoever writes it, and not what is there already", async () => {
      const here = fresh();
      const store = await here();
      const writes = async (): Promise<number | undefined> => (await (await here()).read())?.writes;
      const state = fullState(memoryOf(store), "1");
      await store.write({ ...state, commit: "c1" });
      await store.write({ ...state, commit: "c2" });
      expect(await writes()).toBe(2);
      const other = await here();
      await other.write({ ...state, commit: "c3" });
      await other.write({ ...state, commit: "c3" });
      expect(await writes()).toBe(3);
      await other.write({ ...((await other.readAsIs()) ?? state), commit: "c3" });
      expect(await writes()).toBe(3);
    });

    it("counts on from a state that knows of more writes than are there", async () => {
      const here = fresh();
      const store = await here();
      await store.write({ ...emptyState(memoryOf(store), "1"), writes: 7 });
      expect((await (await here()).read())?.writes).toBe(8);
    });

    it("keeps the memories of two help centers apart, and tells what the other owns", async () => {
      const here = fresh();
      const [one, two] = [await here("1"), await here("2")];
      await one.write(fullState(memoryOf(one), "1"));
      expect(await two.read()).toBeNull();
      expect([...(await two.ownedElsewhere())].sort()).toEqual([
        ["article:12", "1"],
        ["collection:7", "1"],
      ]);
      expect([...(await one.ownedElsewhere())]).toEqual([]);
    });

    it("gives back each text by its name, the same text under the same one", async () => {
      const store = await fresh()();
      const text = "Grüße, 你好, \u{1F44B}\r\n".repeat(5000);
      const id = await store.bodies.put(text);
      expect(id).toMatch(/^[0-9a-f]{64}$/u);
      expect(await store.bodies.put(text)).toBe(id);
      expect(await store.bodies.put(`${text} `)).not.toBe(id);
      expect(await store.bodies.get(id)).toBe(text);
    });

    it("keeps a text as long as a snapshot names it, and no longer", async () => {
      const here = fresh();
      const store = await here();
      const [kept, dropped, unused] = await Promise.all(
        ["kept", "dropped", "unused"].map((it) => store.bodies.put(it)),
      );
      const state = emptyState(memoryOf(store), "1");
      await store.write(withSnapshots(state, [snapshotOf(kept ?? ""), snapshotOf(dropped ?? "")]));
      const later = await here();
      await later.read();
      expect(await later.bodies.get(dropped ?? "")).toBe("dropped");
      await later.write(withSnapshots(state, [snapshotOf(kept ?? "")]));
      const last = await here();
      expect(await last.bodies.get(kept ?? "")).toBe("kept");
      expect(await last.bodies.get(dropped ?? "")).toBeNull();
      expect(await last.bodies.get(unused ?? "")).toBeNull();
    });

    it("takes texts together with the state that names them, and no others", async () => {
      const here = fresh();
      const store = await here();
      const state = emptyState(memoryOf(store), "1");
      await store.write(withBaseText(state, bodyId("a base")), ["a base", "of no base"]);
      const later = await here();
      expect(await later.read()).toEqual({ ...withBaseText(state, bodyId("a base")), writes: 1 });
      expect(await later.bodies.get(bodyId("a base"))).toBe("a base");
      expect(await later.bodies.get(bodyId("of no base"))).toBeNull();
      await later.write(withBaseText(state, bodyId("another")), ["another"]);
      expect(await (await here()).bodies.get(bodyId("a base"))).toBeNull();
    });

    it("leaves alone the texts of another help center and of another run", async () => {
      const here = fresh();
      const [one, two, run] = [await here("1"), await here("2"), await here("1")];
      const theirs = await two.bodies.put("of the other help center");
      const begun = await run.bodies.put("of a run that has not written its state yet");
      await one.write(emptyState(memoryOf(one), "1"));
      expect(await (await here("2")).bodies.get(theirs)).toBe("of the other help center");
      expect(await (await here("1")).bodies.get(begun)).toBe("of a run that has not written its state yet");
    });
  });
}
