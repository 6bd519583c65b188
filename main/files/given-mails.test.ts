import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createGivenMails } from './given-mails.ts';
import { listenToMails } from './listen-to-mails.ts';

async function aFolder() {
  const folder = await temporaryFolder();
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  return { folder, file };
}

test('mails wait in the order they were opened, and each is taken once', async () => {
  const { file } = await aFolder();
  const mails = createGivenMails();
  const [one, other] = [await file('one.eml', 'From: a'), await file('other.eml', 'From: b')];
  mails.give([one, other]);
  mails.give([one]);

  expect(mails.waiting()).toBe('one.eml');
  expect(await mails.take()).toEqual({ kind: 'mail', name: 'one.eml', bytes: new TextEncoder().encode('From: a') });
  expect(await mails.take()).toMatchObject({ name: 'other.eml' });
  expect([mails.waiting(), await mails.take()]).toEqual([null, null]);
});

test('a name is cleaned before anybody sees it', async () => {
  const { file } = await aFolder();
  const mails = createGivenMails();
  mails.give([await file('a\u202Elme.eml', 'From: a')]);

  expect(mails.waiting()).toBe('alme.eml');
});

test('what is no file of a mail is told of, and nothing of it is read', async () => {
  const { folder, file } = await aFolder();
  await symlink(await file('secret.key', 'secret'), join(folder, 'link.eml'));
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.eml')]);
  await truncate(await file('large.eml', ''), MAX_ATTACHMENT_BYTES + 1);
  await file('empty.eml', '');
  const mails = createGivenMails();
  mails.give(['link', 'pipe', 'large', 'empty', 'gone'].map((name) => join(folder, `${name}.eml`)));
  mails.give([folder]);

  const told = [];
  while (mails.waiting() !== null) told.push(await mails.take());
  expect(told).toEqual([
    { kind: 'problem', name: 'link.eml', code: 'mail.not-opened' },
    { kind: 'problem', name: 'pipe.eml', code: 'mail.not-opened' },
    { kind: 'problem', name: 'large.eml', code: 'mail.too-large' },
    { kind: 'problem', name: 'empty.eml', code: 'mail.not-opened' },
    { kind: 'problem', name: 'gone.eml', code: 'mail.not-opened' },
    { kind: 'problem', name: expect.any(String) as string, code: 'mail.not-opened' },
  ]);
});

test('a folder full of mails that is opened at once is not all of it taken', () => {
  const mails = createGivenMails();
  mails.give(Array.from({ length: 5_000 }, (_, index) => `/m/${index}.eml`));

  let given = 0;
  for (; mails.waiting() !== null; given += 1) void mails.take();
  expect(given).toBe(20);
});

test('mails come with the start, with a second start, and by the event of macOS', () => {
  const events = new EventEmitter();
  const mails = listenToMails(events as unknown as App, ['deskbell', 'first.eml'], '/m');
  let told = 0;
  mails.follow(() => (told += 1));
  let isPrevented = false;

  events.emit('second-instance', {}, ['deskbell', 'second.eml'], '/n');
  events.emit('second-instance', {}, ['deskbell', 'deskbell://ticket/BER-000123-4'], '/n');
  events.emit('open-file', { preventDefault: () => (isPrevented = true) }, '/o/third.eml');
  events.emit('open-file', { preventDefault: () => {} }, '/o/third.txt');

  expect([told, isPrevented, mails.waiting()]).toEqual([2, true, 'first.eml']);
});
