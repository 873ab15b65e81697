import { describe, expect, it } from "vitest";
import { imageSourceOf } from "../../src/images/source.ts";

const SIGNED = "https://downloads.intercomcdn.com/i/o/1/a.png?expires=1&signature=2";

describe("where images are fetched", () => {
  it.each(["https://api.intercom.io", "https://127.0.0.1.example.com"])("is there itself for %s", (api) => {
    expect(imageSourceOf(api)(SIGNED)).toBe(SIGNED);
  });

  it.each(["http://127.0.0.1:8080", "http://localhost:8080/", "http://[::1]:8080"])(
    "is this machine for an Intercom at %s, but for other hosts' images",
    (api) => {
      const source = imageSourceOf(api);
      expect(source(SIGNED)).toBe(`${new URL(api).origin}/i/o/1/a.png?expires=1&signature=2`);
      expect(source("https://img.example.com/a.png")).toBe("https://img.example.com/a.png");
    },
  );
});
