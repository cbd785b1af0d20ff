/** What was handed in isn't of its format; the message is safe to show. */
export class BundleError extends Error {}

/** A signed note, a key or a checkpoint isn't one, or a signature fails. */
export class NoteError extends Error {}

/** A proof isn't one, or doesn't show what it should. */
export class ProofError extends Error {}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
