/** Markdown has no words for something: the block that it stands in stays HTML. The message is the reason, for people. */
export class Unsayable extends Error {}
