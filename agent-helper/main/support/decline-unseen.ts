import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import { createBell, LONG_REST_MS } from '../bell.ts';
import type { EnrolledHelper } from '../enrolled-helper.ts';
import { keepListening } from '../hub-link/keep-listening.ts';
import { newCommand } from '../outbox/new-command.ts';
import type { Surroundings } from '../surroundings.ts';

export interface DeclineUnseenPorts {
  readonly helper: Pick<EnrolledHelper, 'enrolment' | 'link' | 'outbox' | 'acquaintance'>;
  readonly around: Pick<Surroundings, 'nowMs' | 'chance' | 'sleep' | 'stopped' | 'log'>;
  readonly openStream: OpenStream;
  /** Something waits for the hub. */
  readonly onDeclined: () => void;
}

/**
 * A helper without windows has nobody to ask: whoever wants to help hears so at once, instead of waiting for an answer that
 * cannot come. Runs until stopped.
 */
export async function declineUnseen({ helper, around, openStream, onDeclined }: DeclineUnseenPorts): Promise<void> {
  const { nowMs, chance, sleep, stopped, log } = around;
  const bell = createBell(sleep);
  const patience = createBell(sleep);
  const declined = new Set<SupportSessionId>();

  async function decline(): Promise<void> {
    const asked = await helper.link.ask('support.current', {}, stopped);
    if (!asked.ok || asked.value?.state !== 'asked' || declined.has(asked.value.id)) return;
    const { id } = asked.value;
    const hubOffsetMs = (await helper.acquaintance())?.hubOffsetMs ?? 0;
    const origin = { device: helper.enrolment.device, nowMs: nowMs(), hubOffsetMs };
    await helper.outbox.add(newCommand('support-session.refuse', id, { because: 'no-display' }, origin));
    declined.add(id);
    log('help declined', { session: id, because: 'no-display' });
    onDeclined();
  }

  async function answer(): Promise<void> {
    while (!stopped.aborted) {
      // Questions are heard by the stream; where there is none, each attempt at one asks.
      await bell.rest(LONG_REST_MS, stopped);
      if (!stopped.aborted) await decline();
    }
  }

  const listening = keepListening(
    {
      link: helper.link,
      openStream,
      signals: createSignalLines({ nowMs, wait: sleep }),
      onHeard: bell.ring,
      onNews: ({ rows }) => {
        if (rows.some(({ id }) => recordNameOf(id) === supportSessionRecord.name)) bell.ring();
      },
      onLost: bell.ring,
      rest: patience.rest,
      sleep,
      nowMs,
      chance,
    },
    stopped,
  );
  await Promise.all([listening, answer()]);
}
