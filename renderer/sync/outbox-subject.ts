import type { CommandEntry } from '#domain/kernel/command.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { shownFingerprint } from '#domain/recording/recording-key.rules.ts';
import { routes } from '../app/routes.ts';
import type { OutboxRow } from './sync-repository.ts';

/** What a command was about, for the sentence that says what its author did. */
export interface OutboxSubject {
  /** A ticket's number or a name; empty when neither is known. Foreign text. */
  readonly name: string;
  /** What a ticket is about, for telling it from others; empty for anything else. */
  readonly summary: string;
  /** Where to look at it; `null` when it is not on this device. */
  readonly address: string | null;
  readonly kind: 'incident' | 'person' | 'device' | 'other';
}

/**
 * What one command was about. What its record does not say (it may never have come to be) is read from the command.
 *
 * @param nameInDirectory The name of a site, team, agent or service; `undefined` when there is none by that id.
 */
export function subjectOf(
  { outbox, target }: Pick<OutboxRow, 'outbox' | 'target'>,
  nameInDirectory: (id: string) => string | undefined,
): OutboxSubject {
  const { entry } = outbox;
  const kind = recordNameOf(entry.target);
  if (kind === 'incident') {
    const number = textIn(target, 'number') || textIn(entry.input, 'number');
    const summary = textIn(target, 'summary') || textIn(entry.input, 'summary');
    return { kind, name: number, summary, address: target === null ? null : routes.incident(entry.target) };
  }
  if (kind === 'article') {
    const name = textIn(target, 'title') || textIn(entry.input, 'title');
    return { kind: 'other', name, summary: '', address: target === null ? null : routes.article(entry.target) };
  }
  if (kind === 'support-session') {
    const address = target === null ? null : routes.supportSession(entry.target);
    return { kind: 'device', name: textIn(target, 'name'), summary: '', address };
  }
  if (kind === 'recording-key') {
    const fingerprint = textIn(target, 'fingerprint') || textIn(entry.input, 'fingerprint');
    return { kind: 'other', name: shownFingerprint(fingerprint), summary: '', address: null };
  }
  const name = nameOf({ entry, target }, nameInDirectory);
  if (kind !== 'person' && kind !== 'device') return { kind: 'other', name, summary: '', address: null };
  const address = kind === 'person' ? routes.person(entry.target) : routes.device(entry.target);
  return { kind, name, summary: '', address: target === null ? null : address };
}

/** Whom it was handed to, where it was handed to somebody. */
export function receiverOf({ input }: Pick<CommandEntry, 'input'>): string {
  return textIn(input, 'to');
}

function nameOf(
  { entry, target }: { readonly entry: CommandEntry; readonly target: OutboxRow['target'] },
  nameInDirectory: (id: string) => string | undefined,
): string {
  const inTarget = textIn(target, 'name') || nameInDirectory(entry.target);
  return inTarget || textIn(entry.input, 'name') || textIn(target, 'title') || textIn(entry.input, 'title');
}

function textIn(holder: unknown, field: string): string {
  if (typeof holder !== 'object' || holder === null || !(field in holder)) return '';
  const value = (holder as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : '';
}
