import type { Region } from "../model/config.ts";

/** Where each region answers; a token belongs to one of them (OpenAPI description, `servers`). */
export const HOSTS: Readonly<Record<Region, string>> = {
  us: "https://api.intercom.io",
  eu: "https://api.eu.intercom.io",
  au: "https://api.au.intercom.io",
};
