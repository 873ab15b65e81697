import { describe, expect, it } from "vitest";
import { videoEmbedUrl, videoEmbedUrlById } from "../../src/dialect/video.ts";

describe("addresses of videos", () => {
  it.each([
    ["https://www.youtube.com/watch?v=jqO8AQHj7Fw", "https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0"],
    ["https://m.youtube.com/watch?list=PL1&v=jqO8AQHj7Fw&t=30", "https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0"],
    ["https://youtu.be/jqO8AQHj7Fw?t=3", "https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0"],
    ["https://www.youtube.com/shorts/jqO8AQHj7Fw", "https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0"],
    ["https://www.youtube-nocookie.com/embed/jqO8AQHj7Fw", "https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0"],
    ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871"],
    ["https://vimeo.com/76979871/abc123def0", "https://player.vimeo.com/video/76979871?h=abc123def0"],
    ["https://player.vimeo.com/video/76979871?h=abc123def0", "https://player.vimeo.com/video/76979871?h=abc123def0"],
    ["https://acme.wistia.com/medias/e4a27b971d", "https://fast.wistia.net/embed/iframe/e4a27b971d"],
    ["https://fast.wistia.net/embed/iframe/e4a27b971d?x=1", "https://fast.wistia.net/embed/iframe/e4a27b971d"],
    [
      "https://www.loom.com/share/0281766fa2d04bb788eaf19e65135184?sid=1",
      "https://www.loom.com/embed/0281766fa2d04bb788eaf19e65135184",
    ],
    ["https://share.vidyard.com/watch/SyStgrSbzeYR33gEDoLYuj", "https://play.vidyard.com/SyStgrSbzeYR33gEDoLYuj"],
    ["https://play.vidyard.com/SyStgrSbzeYR33gEDoLYuj", "https://play.vidyard.com/SyStgrSbzeYR33gEDoLYuj"],
    [
      "https://streamio.com/api/v1/videos/63667a506f8d/public_show?player_id=59eed3d56f",
      "https://streamio.com/api/v1/videos/63667a506f8d/public_show?player_id=59eed3d56f",
    ],
  ])("%s is embedded as %s", (address, embedded) => {
    expect(videoEmbedUrl(address)).toBe(embedded);
    expect(videoEmbedUrl(embedded)).toBe(embedded);
  });

  it.each([
    "https://video.example.com/watch?v=jqO8AQHj7Fw",
    "https://youtube.com.example.com/watch?v=jqO8AQHj7Fw",
    "https://notyoutube.com/watch?v=jqO8AQHj7Fw",
    "https://www.youtube.com/",
    "https://www.loom.com/pricing",
    "javascript://youtu.be/jqO8AQHj7Fw",
    "videos/tour.mp4",
  ])("%s is no video that Intercom takes", (address) => {
    expect(videoEmbedUrl(address)).toBeUndefined();
  });

  it("embeds by provider and id, as Intercom's Markdown names them", () => {
    expect(videoEmbedUrlById("YouTube", "jqO8AQHj7Fw")).toBe("https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0");
    expect(videoEmbedUrlById("loom", "0281766fa2d0")).toBe("https://www.loom.com/embed/0281766fa2d0");
    expect(videoEmbedUrlById("dailymotion", "x1")).toBeUndefined();
    expect(videoEmbedUrlById("youtube", 'x" onload="')).toBeUndefined();
  });
});
