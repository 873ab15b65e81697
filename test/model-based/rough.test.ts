import { tellStories } from "./tell.ts";

tellStories("rough");
