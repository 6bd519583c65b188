/** Why something was not done: a stable code for machines, with the facts a sentence for people may need. */
export interface Refusal {
  readonly code: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** An expected outcome: a value, or a refusal by name. What should have worked and did not throws a `Fault` instead. */
export type Result<Value, Refused extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refused };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<const Refused extends Refusal>(
  refusal: Refused,
): { readonly ok: false; readonly refusal: Refused } {
  return { ok: false, refusal };
}

/** Ends an exhaustive switch: a new case fails to compile here until someone decides what it means. */
export function assertNever(unexpected: never): never {
  throw new TypeError(`No case for ${JSON.stringify(unexpected)}.`);
}
