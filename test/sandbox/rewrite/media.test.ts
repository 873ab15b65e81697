import { describe, expect, test } from "vitest";
import { CONTAINER, COPY, LINKED, P, PICTURE, rewrite } from "./rewriting.ts";

describe("images, buttons and videos as they are sent, and as they are stored", () => {
  test.each<[string, string, string]>([
    ["image", `<img src="${PICTURE}">`, CONTAINER],
    ["image in a paragraph of its own", `<p> <img src="${PICTURE}"> </p>`, CONTAINER],
    ["two images in a paragraph", `<p><img src="${PICTURE}"><br><img src="${PICTURE}"></p>`, CONTAINER + CONTAINER],
    [
      "image between words",
      `<p>a <img src="${PICTURE}" alt="A"> b</p>`,
      P(`a <img src="${COPY}" alt="A" width="640" height="480"> b`),
    ],
    [
      "image with a size",
      `<img src="${PICTURE}" width="64" height="48">`,
      CONTAINER.replace("640", "64").replace("480", "48"),
    ],
    [
      "image in the middle",
      `<div class="intercom-container intercom-align-center"><img src="${PICTURE}"></div>`,
      CONTAINER.replace("container", "container intercom-align-center"),
    ],
    [
      "linked image",
      `<a href="https://example.com/"><img src="${PICTURE}"></a>`,
      `<div class="intercom-container">${LINKED(`<img src="${COPY}" alt="" width="640" height="480">`)}</div>`,
    ],
    ["image in an item", `<ul><li>a<p><img src="${PICTURE}"></p></li></ul>`, `<ul><li>${P("a")}${CONTAINER}</li></ul>`],
    ["figure", `<figure><img src="${PICTURE}"><figcaption>a</figcaption></figure>`, CONTAINER + P("a")],
    [
      "button",
      '<p><a class="intercom-h2b-button" href="https://example.com/">Go</a></p>',
      '<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="https://example.com/">Go</a></div>',
    ],
    [
      "button between words",
      '<p>a<a class="intercom-h2b-button" href="/x">Go</a>b</p>',
      `${P("a")}<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="/x">Go</a></div>${P("b")}`,
    ],
    [
      "YouTube",
      '<iframe src="https://youtu.be/dQw4w9"></iframe>',
      '<div class="intercom-h2b-video"><iframe src="https://www.youtube.com/embed/dQw4w9?rel=0" frameborder="0" allowfullscreen></iframe></div>',
    ],
    [
      "YouTube page",
      '<p><iframe src="https://www.youtube.com/watch?v=dQw4w9"></iframe></p>',
      '<div class="intercom-h2b-video"><iframe src="https://www.youtube.com/embed/dQw4w9?rel=0" frameborder="0" allowfullscreen></iframe></div>',
    ],
    [
      "Loom",
      '<iframe src="https://www.loom.com/embed/1a2b"></iframe>',
      '<div class="intercom-h2b-video"><iframe src="https://www.loom.com/embed/1a2b" frameborder="0" allowfullscreen></iframe></div>',
    ],
  ])("%s", (_name, sent, stored) => {
    expect(rewrite(sent)).toBe(stored);
  });
});
