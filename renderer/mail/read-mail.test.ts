import { expect, test } from 'vitest';
import { readMail } from './read-mail.ts';

const read = (text: string) =>
  readMail(new TextEncoder().encode(text.replaceAll('\n', '\r\n')), (page) => `words of ${page}`);
const head = 'From: Vera Example <Vera@Example.org>\nDate: Mon, 23 Nov 2026 08:00:00 +0100\n';

test('subject, sender and words of a mail are read', async () => {
  expect(await read(`${head}Subject: The printer is jammed\n\nSince Monday.\nVera\n`)).toEqual({
    ok: true,
    value: { subject: 'The printer is jammed', text: 'Since Monday.\nVera\n', from: 'vera@example.org' },
  });
});

test('other alphabets are read in headers and words, however they were sent', async () => {
  const mail = await read(
    `${head}Subject: =?utf-8?B?RHJ1Y2tlciBrbGVtbXQg8J+WqA==?=\nContent-Type: text/plain; charset=iso-8859-1\n` +
      'Content-Transfer-Encoding: quoted-printable\n\nSeit Montag gr=FC=DFt er nicht mehr.\n',
  );

  expect(mail).toMatchObject({ value: { subject: 'Drucker klemmt 🖨', text: 'Seit Montag grüßt er nicht mehr.\n' } });
});

test('of a mail that is a page, its words are looked for', async () => {
  const mail = await read(`${head}Subject: <b>Help</b>\nContent-Type: text/html\n\n<p>The printer</p>`);

  expect(mail).toMatchObject({ ok: true, value: { subject: '<b>Help</b>', text: 'words of <p>The printer</p>\n' } });
});

test('a mail within a mail stays what it is: its sender is not taken for the sender', async () => {
  const inner = 'From: boss@example.org\nDate: Mon, 23 Nov 2026 07:00:00 +0100\nSubject: Pay this\n\nAt once.';
  const mail = await read(
    `${head}Subject: Fwd\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nLook at this.\n--b\n` +
      `Content-Type: message/rfc822\n\n${inner}\n--b--\n`,
  );

  expect(mail).toMatchObject({ value: { subject: 'Fwd', from: 'vera@example.org' } });
  expect(JSON.stringify(mail)).not.toContain('At once.');
});

test.each([
  ['nothing', ''],
  ['a picture', '\u0089PNG\n\u001A\n'],
  ['a text', 'Dear desk,\n\nthe printer is jammed.'],
  ['a page', '<html><body>From: a@example.org</body></html>'],
  ['a mail of nobody', 'Date: Mon, 23 Nov 2026 08:00:00 +0100\nSubject: x\n\nx'],
  ['endless headers', `${head}X: ${'a'.repeat(300 * 1024)}\n\nx`],
  ['parts in parts without end', `${head}${nested(80)}`],
])('%s is told to be no mail', async (_, text) => {
  expect(await read(text)).toEqual({ ok: false, refusal: { code: 'mail.unreadable' } });
});

test.each([
  '',
  'undisclosed',
  'Team: a@example.org, b@example.org;',
  '<script>@evil',
  `${'a'.repeat(400)}@example.org`,
])('a sender called "%s" is nobody', async (from) => {
  const mail = await read(`From: ${from}\nDate: Mon, 23 Nov 2026 08:00:00 +0100\nSubject: x\n\nx`);

  expect(mail).toMatchObject({ ok: true, value: { from: null } });
});

function nested(depth: number): string {
  const opened = Array.from({ length: depth }, (_, level) => {
    return `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`;
  });
  return `${opened.join('')}Content-Type: text/plain\n\ndeep`;
}
