import type { HelpRecord } from '#contracts/helper-core.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import type { SayInHelper } from '../words/words.ts';
import { isWordKey } from '../words/words.ts';

/** What sentences about a session take from around it. */
export interface RecordWords {
  readonly say: SayInHelper;
  readonly language: string;
  readonly nameOf: (agent: AgentId) => string;
}

type Entry<Type extends SessionEntry['type']> = Extract<SessionEntry, { type: Type }>;

/** One thing that happened, to whoever sits there; `null` for what only those read who check a chain. */
export function recordSentence(entry: SessionEntry, words: RecordWords): string | null {
  const { say, language } = words;
  const size = (sizeBytes: number) => sizeWords(sizeBytes, language);
  switch (entry.type) {
    case 'consent':
      return consentSentence(entry, words);
    case 'trust':
      return say(`record.trust.${entry.data.outcome}`);
    case 'connected':
      return say(`record.connected.${entry.data.path}`);
    case 'screenshot':
      return say('record.screenshot', { name: entry.data.name, size: size(entry.data.sizeBytes) });
    case 'file':
      return say(`record.file.${entry.data.direction}`, { name: entry.data.name, size: size(entry.data.sizeBytes) });
    case 'clipboard':
      return say(`record.clipboard.${entry.data.direction}`, { count: entry.data.characters });
    case 'alarm':
      return alarmSentence(entry.data.code, say);
    case 'control-suspended':
    case 'control-resumed':
    case 'paused':
    case 'resumed':
    case 'interrupted':
    case 'reconnected':
    case 'recording-begun':
    case 'recording-ended':
    case 'recording-kept':
    case 'annotated':
      return say(`record.${entry.type}`);
    case 'head-heard':
    case 'head-signed':
      return null;
    default:
      return assertNever(entry);
  }
}

/** Of one from a later version its code. */
function alarmSentence(code: string, say: SayInHelper): string {
  const key = `record.alarm.${code}`;
  return isWordKey(key) ? say(key) : say('record.alarm.other', { code });
}

function consentSentence({ data }: Entry<'consent'>, { say, nameOf }: RecordWords): string {
  return say(`record.${data.answer}`, { agent: nameOf(data.agent), what: say(`record.can.${data.capability}`) });
}

/** The whole of it in a few sentences: what was granted, and what it was used for. */
export function recordSum({ entries }: Pick<HelpRecord, 'entries'>, { say, language }: RecordWords): readonly string[] {
  const given = new Set(
    entries.flatMap((entry): readonly Capability[] =>
      entry.type === 'consent' && entry.data.answer === 'given' ? [entry.data.capability] : [],
    ),
  );
  const what = new Intl.ListFormat(language).format([...given].map((one) => say(`record.can.${one}`)));
  const count = (type: SessionEntry['type']) => entries.filter((entry) => entry.type === type).length;
  const [files, clipboards] = [count('file'), count('clipboard')];
  return [
    given.size === 0 ? say('record.granted.nothing') : say('record.granted', { what }),
    ...(files > 0 ? [say('record.files', { count: files })] : []),
    ...(clipboards > 0 ? [say('record.clipboards', { count: clipboards })] : []),
    ...(count('annotated') > 0 ? [say('record.pointed')] : []),
    ...(given.has('record') ? [say('record.recorded')] : []),
    ...(count('alarm') > 0 ? [say('record.alarm')] : []),
  ];
}
