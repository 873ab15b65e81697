import { ApiError } from "./errors.ts";
import type { SandboxRequest } from "./message.ts";
import { type Random, randomHex } from "./random.ts";
import { type ApiVersion, parseVersion } from "./versions.ts";

/** Lets in who has the token, or any token where none is set. Throws ApiError 401. */
export function authenticate(request: SandboxRequest, expected: string | undefined): void {
  const token = /^Bearer +(\S+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
  if (token === undefined || (expected !== undefined && token !== expected)) {
    throw new ApiError(401, "unauthorized", "Access Token Invalid");
  }
}

/** The version that a request asks for. Throws ApiError 400 for one that is not spoken. */
export function readVersion(request: SandboxRequest, otherwise: ApiVersion): ApiVersion {
  const header = request.headers["intercom-version"];
  const version = header === undefined ? otherwise : parseVersion(header);
  if (version !== undefined) return version;
  throw new ApiError(400, "intercom_version_invalid", "The requested version could not be found");
}

/** A new request's id: a UUID. */
export function newRequestId(random: Random): string {
  return randomHex(random, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}
