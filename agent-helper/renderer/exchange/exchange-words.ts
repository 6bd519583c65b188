import type { ExchangedFile, ExchangeState } from '#contracts/helper-exchange.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { SayInHelper } from '../words/words.ts';

/** How far it is, in whole percent; 100 only when all of it is there. */
function percentOf({ doneBytes, sizeBytes }: Pick<ExchangedFile, 'doneBytes' | 'sizeBytes'>): number {
  return Math.floor((doneBytes / sizeBytes) * 100);
}

/** Text that went from one clipboard to the other: how much, and never which. */
export function textSentence({ agentName, clipboard }: ExchangeState, say: SayInHelper): string | null {
  if (clipboard === null) return null;
  const values = { agent: agentName, count: clipboard.characters };
  return clipboard.direction === 'in' ? say('exchange.text.in', values) : say('exchange.text.out', values);
}

/** One file as a sentence of its own. */
function fileSentence(file: ExchangedFile, agentName: string, say: SayInHelper): string {
  const { name, direction, state } = file;
  const isComing = direction === 'in';
  if (state === 'moving') {
    const values = { name, percent: percentOf(file) };
    return isComing ? say('exchange.coming', values) : say('exchange.going', values);
  }
  if (state === 'kept')
    return isComing ? say('exchange.come', { name }) : say('exchange.gone', { name, agent: agentName });
  return say('exchange.failed', { name, why: stateWords(file, say) });
}

/** How a file fares, beside its name. Each word stands here whole, so that one that is missing is found. */
export function stateWords(file: ExchangedFile, say: SayInHelper): string {
  switch (file.state) {
    case 'moving':
      return say('exchange.state.moving', { percent: percentOf(file) });
    case 'kept':
      return say('exchange.state.kept');
    case 'file.refused':
      return say('exchange.file.refused');
    case 'file.no-room':
      return say('exchange.file.no-room');
    case 'file.not-written':
      return say('exchange.file.not-written');
    case 'file.cancelled':
      return say('exchange.file.cancelled');
    case 'file.changed':
      return say('exchange.file.changed');
    case 'file.hash-differs':
      return say('exchange.file.hash-differs');
    case 'file.unreadable':
      return say('exchange.file.unreadable');
    default:
      return assertNever(file.state);
  }
}

/** What is new in it, as a sentence; `null` where nothing is. */
export function newsIn(before: ExchangeState | null, now: ExchangeState, say: SayInHelper): string | null {
  if (now.clipboard !== null && now.clipboard.atMs !== before?.clipboard?.atMs) return textSentence(now, say);
  const earlier = new Map(before?.files.map((file) => [file.id, file]));
  const changed = now.files.findLast((file) => {
    const known = earlier.get(file.id);
    return known?.state !== file.state || known.doneBytes !== file.doneBytes;
  });
  return changed === undefined ? null : fileSentence(changed, now.agentName, say);
}
