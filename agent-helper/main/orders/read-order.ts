import { parseArgs } from 'node:util';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';

/** What the helper is told to do on its command line. */
export type Order =
  | { readonly kind: 'run' }
  | { readonly kind: 'enrol'; readonly code: string; readonly hub: string }
  | { readonly kind: 'report'; readonly summary: string; readonly details: string | null }
  | { readonly kind: 'inventory' }
  | { readonly kind: 'status' }
  | { readonly kind: 'usage' };

type OrderRefusal =
  | { readonly code: 'arguments.unknown'; readonly details: { readonly reason: string } }
  | { readonly code: 'arguments.code-missing' }
  | { readonly code: 'arguments.summary-missing' };

/** Where a hub listens that was started without settings. */
const USUAL_HUB = 'http://127.0.0.1:4680';

/** Reads the words after the program's name. */
export function readOrder(words: readonly string[]): Result<Order, OrderRefusal> {
  const parsed = parse(words);
  if (typeof parsed === 'string') return unknown(parsed);
  const { values, positionals } = parsed;
  const [verb = 'run', subject, ...rest] = positionals;
  const surplus = subject !== undefined && !(verb === 'enrol' || verb === 'report') ? subject : rest[0];
  if (values.help === true || verb === 'help') return ok({ kind: 'usage' });
  if (surplus !== undefined) return unknown(surplus);
  switch (verb) {
    case 'enrol':
      if (subject === undefined) return refuse({ code: 'arguments.code-missing' });
      return ok({ kind: 'enrol', code: subject.trim().toUpperCase(), hub: values.hub ?? USUAL_HUB });
    case 'report':
      if (subject === undefined) return refuse({ code: 'arguments.summary-missing' });
      return ok({ kind: 'report', summary: subject, details: values.details ?? null });
    case 'run':
    case 'inventory':
    case 'status':
      return ok({ kind: verb });
    default:
      return unknown(verb);
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { hub: { type: 'string' }, details: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    // After the first sentence it explains how programs are written.
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? '';
    throw error;
  }
}

function unknown(reason: string): { readonly ok: false; readonly refusal: OrderRefusal } {
  return refuse({ code: 'arguments.unknown', details: { reason } });
}
