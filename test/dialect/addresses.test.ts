import { describe, expect, it } from "vitest";
import {
  articleUrl,
  bareImageUrl,
  collectionUrl,
  isBareIntercomImage,
  isIntercomImage,
  parseHelpCenterUrl,
  withoutSignedQueries,
} from "../../src/dialect/addresses.ts";

const ACME = "https://intercom.help/acme";
const CUSTOM = "https://help.acme.com";

describe("addresses in a help center", () => {
  it("builds what it reads", () => {
    expect(articleUrl(ACME, "pt-BR", "12")).toBe("https://intercom.help/acme/pt-BR/articles/12");
    expect(parseHelpCenterUrl(articleUrl(ACME, "pt-BR", "12"), [ACME])).toEqual({
      kind: "article",
      id: "12",
      locale: "pt-BR",
    });
    expect(parseHelpCenterUrl(collectionUrl(CUSTOM, "en", "7"), [ACME, CUSTOM])).toEqual({
      kind: "collection",
      id: "7",
      locale: "en",
    });
  });

  it.each([
    ["https://intercom.help/acme/en/articles/12-how-to-install", { kind: "article", id: "12", locale: "en" }],
    ["http://INTERCOM.help/acme/pt-br/articles/12", { kind: "article", id: "12", locale: "pt-BR" }],
    ["https://help.acme.com/articles/12-x?utm_source=mail", { kind: "article", id: "12" }],
    ["https://help.acme.com/xx/articles/12", { kind: "article", id: "12" }],
    [
      "https://help.acme.com/en/articles/12-x/#h_1234567890",
      { kind: "article", id: "12", locale: "en", anchor: "h_1234567890" },
    ],
    ["https://help.acme.com/en/collections/7-guides#", { kind: "collection", id: "7", locale: "en" }],
  ])("reads %s", (href, target) => {
    expect(parseHelpCenterUrl(href, [ACME, `${CUSTOM}/`])).toEqual(target);
  });

  it.each([
    "https://intercom.help/other/en/articles/12",
    "https://intercom.help/acme-two/en/articles/12",
    "https://example.com/en/articles/12",
    "https://help.acme.com/en/articles/how-to",
    "https://help.acme.com/en/articles/12/print",
    "https://help.acme.com/en/",
    "ftp://help.acme.com/en/articles/12",
    "/en/articles/12",
    "not an address",
  ])("takes %s for no article of this help center", (href) => {
    expect(parseHelpCenterUrl(href, [ACME, CUSTOM])).toBeUndefined();
  });
});

describe("Intercom's own copies of images", () => {
  it.each([
    "https://downloads.intercomcdn.com/i/o/1/a/x.png",
    "https://downloads.intercomcdn.eu/i/o/1/a/x.png",
    "https://downloads.au.intercomcdn.com/i/o/1/a/x.png",
    "https://acme-5b56.intercom-attachments-7.com/i/o/1/a/x.png",
    "https://acme.intercom-attachments.eu/i/o/1/a/x.png",
  ])("knows %s with any query as one image", (url) => {
    expect(isIntercomImage(url)).toBe(true);
    expect(bareImageUrl(`${url}?expires=1711478228&signature=eb77&req=abc`)).toBe(url);
    expect(bareImageUrl(url)).toBe(url);
  });

  it.each([
    "https://img.example.com/x.png?v=2",
    "https://downloads.intercomcdn.com.example.com/x.png?v=2",
    "https://example.com/?u=https://downloads.intercomcdn.com.example.com/x.png?v=2",
  ])("leaves %s alone", (url) => {
    expect(isIntercomImage(url)).toBe(false);
    expect(bareImageUrl(url)).toBe(url);
  });

  it.each([
    ["https://downloads.intercomcdn.com/i/o/1/a/x.png", true],
    ["https://downloads.intercomcdn.com/i/o/1/a/x.png?expires=1", false],
    ["https://downloads.intercomcdn.com/i/o/1/x.png#top", false],
    ['https://downloads.intercomcdn.com/i/o/1/x.png" onerror="', false],
    ["https://downloads.intercomcdn.com/i/o/1/x.png y", false],
    ["https://img.example.com/x.png", false],
    ["file:///etc/passwd", false],
  ])("may stand in a state: %s, %s", (url, may) => {
    expect(isBareIntercomImage(url)).toBe(may);
  });

  it("cuts signed queries out of a body and nothing else", () => {
    const body =
      '<p>a?b</p><img src="https://downloads.intercomcdn.com/i/o/1/x.png?expires=1&amp;signature=2" alt="?">' +
      '<a href="https://example.com/?q=1#top">x</a>' +
      "<img src='https://acme.intercom-attachments-1.com/i/o/2/y.png?req=3'>";
    expect(withoutSignedQueries(body)).toBe(
      '<p>a?b</p><img src="https://downloads.intercomcdn.com/i/o/1/x.png" alt="?">' +
        '<a href="https://example.com/?q=1#top">x</a>' +
        "<img src='https://acme.intercom-attachments-1.com/i/o/2/y.png'>",
    );
  });
});
