import { tellStories } from "./tell.ts";

tellStories("calm");
