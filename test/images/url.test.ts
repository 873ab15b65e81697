import { expect, it } from "vitest";
import { imageUrl } from "../../src/images/url.ts";
import { Failure } from "../../src/model/failure.ts";

const NAMES = { hash: "ab12", name: "a b&c#1.png", path: "guides/über uns/a b&c#1.png", commit: "0123abc" };

it("fills in a pattern, each part encoded for a URL", () => {
  expect(imageUrl("https://img.example.com/{hash}/{name}", NAMES)).toBe(
    "https://img.example.com/ab12/a%20b%26c%231.png",
  );
  expect(imageUrl("https://raw.example.com/{commit}/docs/{path}?h={hash}", NAMES)).toBe(
    "https://raw.example.com/0123abc/docs/guides/%C3%BCber%20uns/a%20b%26c%231.png?h=ab12",
  );
});

it("does not fill in what a name brings along", () => {
  expect(imageUrl("https://x.example/{name}", { ...NAMES, name: "{hash}.png" })).toBe(
    "https://x.example/%7Bhash%7D.png",
  );
});

it("needs a commit only where the pattern names one", () => {
  const names = { ...NAMES, commit: "" };
  expect(imageUrl("https://x.example/{hash}", names)).toBe("https://x.example/ab12");
  expect(() => imageUrl("https://x.example/{commit}/{path}", names)).toThrow(Failure);
});
