import { Failure } from "./failure.ts";

/** There is no access token of Intercom: whoever runs helpsync gives it in a way of their own. */
export class MissingToken extends Failure {}
