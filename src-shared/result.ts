/** A failure as a value: a stable dotted code and structured details, never a sentence. */
export interface Failure {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = (
  code: string,
  details?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: details === undefined ? { code } : { code, details },
});

/** For `switch` over closed unions: the compiler refuses a forgotten case. */
export function exhaustive(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
