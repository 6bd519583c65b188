import { MAX_CLIPBOARD_BYTES } from '#domain/remote-control/clipboard.rules.ts';
import { expect, test } from 'vitest';
import { MAX_MESSAGE_BYTES } from './link-channels.ts';
import { sessionMessages } from './session-messages.ts';

const put = (text: string) => ({ kind: 'clipboard.put', number: 1, text });

test('the longest text of a clipboard fits on its channel, also where each character takes two (W1)', () => {
  const text = '"'.repeat(MAX_CLIPBOARD_BYTES);

  expect(sessionMessages.console.ctl.safeParse(put(text)).success).toBe(true);
  expect(JSON.stringify(put(text)).length).toBeLessThanOrEqual(MAX_MESSAGE_BYTES.ctl);
});

test.each(['', 'a\u001Bb', '€'.repeat(30_000)])('what no Deskbell sends as a text ends the session: %#', (text) => {
  expect(sessionMessages.console.ctl.safeParse(put(text)).success).toBe(false);
});

test('only the helper says what is in its clipboard, and only the console asks', () => {
  const answer = { kind: 'clipboard.text', number: 1, text: 'a' };

  expect(sessionMessages.helper.ctl.safeParse(answer).success).toBe(true);
  expect(sessionMessages.console.ctl.safeParse(answer).success).toBe(false);
  expect(sessionMessages.helper.ctl.safeParse(put('a')).success).toBe(false);
});
