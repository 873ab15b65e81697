import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { ResourceState, State } from "../../src/model/state.ts";
import { formatState, parseState } from "../../src/state/document.ts";
import { fileMemories } from "../../src/state/memories.ts";
import { mergeStates } from "../../src/state/merge-states.ts";
import { migrateMemories } from "../../src/state/migrate.ts";
import { fullState } from "./states.ts";

const KEY: Key = "article:guides/install";
const HASH = "cd".repeat(32);
const COPY = "https://downloads.intercomcdn.com/i/o/1/flow.png";

function withImages(images: Readonly<Record<string, string>>): State {
  const state = fullState("ws", "1");
  const known = state.resources.get(KEY) as ResourceState;
  return { ...state, resources: new Map(state.resources).set(KEY, { ...known, images }) };
}

const imagesOf = (state: State | null): ResourceState["images"] => state?.resources.get(KEY)?.images;

describe("what a state knows of images", () => {
  it("is read back as it was written", () => {
    expect(imagesOf(parseState(formatState(withImages({ [HASH]: COPY })), "memory"))).toEqual({ [HASH]: COPY });
  });

  it.each([
    { [HASH]: "https://img.example.com/flow.png" },
    { [HASH]: `${COPY}?expires=1` },
    { [HASH]: `${COPY}"><script>` },
    { [HASH]: "file:///etc/passwd" },
    { "../x": COPY },
  ])("is nothing but addresses of Intercom's, by hashes: %o", (images) => {
    expect(() => parseState(formatState(withImages(images)), "memory")).toThrow("cannot be read");
  });

  it("comes along where a run could not store it, unless another run knows the page anew", () => {
    const [base, ours] = [withImages({}), withImages({ [HASH]: COPY })];
    const elsewhere: State = { ...base, commit: "c2" };
    expect(imagesOf(mergeStates(base, ours, elsewhere).state)).toEqual({ [HASH]: COPY });
    const theirs = withImages({ [HASH]: `${COPY}2` });
    expect(imagesOf(mergeStates(base, ours, theirs).state)).toEqual({ [HASH]: `${COPY}2` });
  });

  describe("in another place", () => {
    let folder = "";
    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "helpsync-images-"));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it("is the same", async () => {
      const from = fileMemories(path.join(folder, "from"), "ws", "all");
      const to = fileMemories(path.join(folder, "to"), "ws", "none");
      await from.open("1").write(withImages({ [HASH]: COPY }));
      await migrateMemories(from, to);
      expect(imagesOf(await to.open("1").read())).toEqual({ [HASH]: COPY });
    });
  });
});
