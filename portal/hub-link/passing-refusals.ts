import type { Refusal } from '#domain/kernel/result.ts';

const passing: ReadonlySet<string> = new Set(['hub.unreachable', 'hub.busy', 'hub.fault', 'request.too-many']);

/** Whether nothing is wrong with the question: asked again later, it may be answered. */
export function isPassing({ code }: Refusal): boolean {
  return passing.has(code);
}
