/** Stops a command whose content or config holds errors; they have been printed. */
export class ProblemsFound extends Error {}
