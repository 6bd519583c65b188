import { expect, test } from 'vitest';
import { linkSignal, MAX_SIGNAL_LENGTH } from './link-signal.ts';
import { REMOTE_SESSION_VERSION, sessionMessages } from './session-messages.ts';

test('what is not known is refused, and so is a word too much (S17)', () => {
  const nonce = { kind: 'trust.nonce', version: REMOTE_SESSION_VERSION, nonce: btoa('x'.repeat(32)) };

  expect(sessionMessages.console.ctl.safeParse(nonce).success).toBe(true);
  expect(sessionMessages.console.ctl.safeParse({ ...nonce, grant: 'control' }).success).toBe(false);
  expect(sessionMessages.console.ctl.safeParse({ kind: 'shell.run' }).success).toBe(false);
  expect(sessionMessages.helper.ctl.safeParse(nonce).success).toBe(false);
  expect(sessionMessages.helper.ptr.safeParse(nonce).success).toBe(false);
});

test('the longest offer fits into a signal, also where every line break takes two characters', () => {
  const sdp = '\r\n'.repeat(10_000);
  const signal = linkSignal.parse({ kind: 'description', path: 0, generation: 0, type: 'offer', sdp });

  expect(JSON.stringify(signal).length).toBeLessThan(MAX_SIGNAL_LENGTH);
});
