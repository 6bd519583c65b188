import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { LinkEvent, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { ScreenPart } from '../screen/screen-part.ts';
import { beforeScreen } from '../screen/screen-state.ts';
import type { ExchangeState } from './exchange-state.ts';
import { SessionExchange } from './session-exchange.ts';

/** A line that says nothing by itself. */
function aLine(exchange: SessionExchange) {
  const events = new Subject<LinkEvent>();
  const said: Ctl<'console'>[] = [];
  const alarms: string[] = [];
  const link = {
    events,
    send: (channel: string, text: string) => {
      if (channel === 'ctl') said.push(JSON.parse(text) as Ctl<'console'>);
      return 'sent';
    },
    whenBelow: async () => true,
    roundTripMs: null,
  };
  const part: ScreenPart = exchange.openPart({
    // All of a link that files make use of.
    link: link as unknown as PeerLink,
    line: createSessionLine(link as unknown as PeerLink, 'console'),
    note: () => undefined,
    alarm: (code) => void alarms.push(code),
    nowMs: () => 0,
    reportFault: (error) => {
      throw error;
    },
  });
  const grant = (...live: readonly Capability[]): void =>
    part.update({
      ...beforeScreen(0),
      grants: {
        offered: [],
        withheld: [],
        asking: null,
        live: live.map((capability) => ({ capability, lapsesAtMs: 1 })),
      },
    });
  const hear = (message: Ctl<'helper'>): void => {
    events.next({ kind: 'message', channel: 'ctl', text: JSON.stringify(message) });
    part.hear(message);
  };
  return { part, said, alarms, grant, hear };
}

function opened() {
  const states: ExchangeState[] = [];
  const forgotten: string[] = [];
  const exchange = new SessionExchange({
    mostBytes: 1_000,
    parts: {
      part: () => ({
        chunks: async () => 0,
        read: async () => new Uint8Array(),
        append: async () => null,
        sha256: async () => '',
        forget: async () => undefined,
        keep: async () => null,
      }),
      whole: async () => new Blob(['x']),
      forget: async (sha256) => void forgotten.push(sha256),
      sweep: async () => undefined,
      letGo: () => undefined,
    },
    reportFault: (error) => {
      throw error;
    },
  });
  exchange.state$.subscribe((state) => states.push(state));
  return { exchange, forgotten, state: () => states.at(-1)!, ...aLine(exchange) };
}

test('a text goes when it is put there, without what is an order to a terminal, and its answer is shown (W1)', () => {
  const { exchange, said, hear, state } = opened();
  exchange.putText('dir\u0007\n');
  expect(said).toEqual([{ kind: 'clipboard.put', number: 1, text: 'dir\n' }]);
  expect(state().put).toBe('under-way');
  hear({ kind: 'clipboard.put-there', number: 1 });

  expect(state().put).toBe('done');
});

test.each([
  ['', 'clipboard.empty'],
  ['x'.repeat(70_000), 'clipboard.too-large'],
])('what cannot go is said at once: %#', (text, code) => {
  const { exchange, said, state } = opened();
  exchange.putText(text);

  expect(state().put).toBe(code);
  expect(said).toEqual([]);
});

test('a refusal is shown with the way that it is about', () => {
  const { exchange, hear, state } = opened();
  exchange.putText('a');
  exchange.fetchText();
  hear({ kind: 'clipboard.refused', number: 2, code: 'clipboard.secret' });

  expect(state()).toMatchObject({ put: 'under-way', fetch: 'clipboard.secret' });
});

test('a text is shown that was asked for, and one that was not is an alarm (W1, S17)', () => {
  const { exchange, hear, alarms, state } = opened();
  exchange.fetchText();
  hear({ kind: 'clipboard.text', number: 1, text: 'theirs' });
  expect(state()).toMatchObject({ fetch: 'done', fetched: 'theirs' });
  exchange.forgetText();
  expect(state().fetched).toBeNull();

  hear({ kind: 'clipboard.text', number: 7, text: 'unasked' });
  expect(alarms).toEqual(['message.unasked']);
  expect(state().fetched).toBeNull();
});

test('a file is offered by its clean name and its hash, and can be paused, cancelled and sent again (W4)', async () => {
  const { exchange, said, hear, state } = opened();
  exchange.sendFiles([new File(['abc'], 'a:b?.txt')]);
  await expect.poll(() => said.length).toBe(1);
  const sha256 = attachmentHash.parse('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(said[0]).toEqual({ kind: 'file.offer', transfer: 1, name: 'a_b_.txt', sizeBytes: 3, sha256 });
  exchange.pause(1, true);
  expect(state().transfers[0]?.state).toBe('paused');
  exchange.cancel(1);
  expect(state().transfers[0]?.state).toBe('file.cancelled');
  exchange.again(1);
  await expect.poll(() => said.at(-1)).toMatchObject({ kind: 'file.offer', transfer: 2, sha256 });
  hear({ kind: 'file.kept', transfer: 2 });

  expect(state().transfers[0]).toMatchObject({ state: 'kept', doneBytes: 3 });
});

test.each([
  ['too large', new File(['x'.repeat(1_001)], 'large.bin'), 'file.too-large'],
  ['empty', new File([], 'empty.txt'), 'file.unreadable'],
])('a file that is %s is not offered', (_, file, code) => {
  const { exchange, said, state } = opened();
  exchange.sendFiles([file]);

  expect(state().transfers[0]?.state).toBe(code);
  expect(said).toEqual([]);
});

const offer = {
  kind: 'file.offer',
  transfer: 1,
  name: 'report.log',
  sizeBytes: 10,
  sha256: attachmentHash.parse('ab'.repeat(32)),
} as const;

test('a file of the user is taken while that is granted, and no larger one than can be put together here', async () => {
  const { said, grant, hear, state } = opened();
  hear(offer);
  await expect.poll(() => said.at(-1)).toMatchObject({ kind: 'file.stop', code: 'file.refused' });
  grant('file-out');
  hear({ ...offer, transfer: 2, sizeBytes: 1_001 });
  await expect.poll(() => said.at(-1)).toMatchObject({ kind: 'file.stop', transfer: 2, code: 'file.no-room' });
  hear({ ...offer, transfer: 3 });
  await expect.poll(() => said.at(-1)).toMatchObject({ kind: 'file.take', transfer: 3 });

  expect(state().transfers).toMatchObject([{ direction: 'out', name: 'report.log', state: 'moving' }]);
});

test('what was under way on a line that ended stands where it was, and goes on over the next', async () => {
  const { exchange, said, part, state } = opened();
  exchange.sendFiles([new File(['abc'], 'a.txt')]);
  await expect.poll(() => said.length).toBe(1);
  exchange.fetchText();
  part.close();
  expect(state()).toMatchObject({ fetch: 'clipboard.not-sent', transfers: [{ state: 'interrupted' }] });

  const next = aLine(exchange);
  exchange.again(1);
  await expect.poll(() => next.said.at(-1)).toMatchObject({ kind: 'file.offer', name: 'a.txt' });
});

test('a file that is taken off the list leaves nothing on this device', async () => {
  const { exchange, said, grant, hear, state, forgotten } = opened();
  grant('file-out');
  hear(offer);
  await expect.poll(() => said.length).toBe(1);
  exchange.cancel(1);
  exchange.dismiss(1);

  expect(state().transfers).toEqual([]);
  expect(forgotten).toEqual([offer.sha256]);
});
