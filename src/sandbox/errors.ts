import type { JsonObject } from "./json.ts";

/** An answer of the API that is an error: status, Intercom's code, message, and the field in error. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;

  constructor(status: number, code: string, message: string, field?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

/** A resource that is not there, as most routes spell it. */
export function notFound(): ApiError {
  return new ApiError(404, "not_found", "Resource Not Found");
}

/** A field whose value cannot be taken. */
export function invalid(field: string, message: string): ApiError {
  return new ApiError(400, "parameter_invalid", message, field);
}

/** A required field that did not come. */
export function missing(field: string, message: string): ApiError {
  return new ApiError(400, "parameter_not_found", message, field);
}

/** The error envelope: schema `error` of the OpenAPI description. */
export function errorBody(error: ApiError, requestId: string): JsonObject {
  const field = error.field === undefined ? {} : { field: error.field };
  return {
    type: "error.list",
    request_id: requestId,
    errors: [{ code: error.code, message: error.message, ...field }],
  };
}
