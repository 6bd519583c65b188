import type { DiagnosticsPart } from '#contracts/console-ipc.ts';

/** Diagnostics as they are handed on: one plain text, with a head for each part. */
export function diagnosticsText(parts: readonly DiagnosticsPart[]): string {
  return parts.map(({ name, text }) => `== ${name}\n${text.trim()}\n`).join('\n');
}
