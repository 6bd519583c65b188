import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openDataFolder } from '../data-folder.ts';
import { openKeptTickets } from './kept-tickets.ts';
import { anAnswer, aTicket } from './tickets.fixtures.ts';

const id = incidentId.parse('incident:1');
const readAtMs = epochMs.parse(9_000);

async function ticketsSince(sinceMs: number) {
  const folder = await openDataFolder(join(await temporaryFolder(), 'data'));
  return { folder, tickets: openKeptTickets(folder, sinceMs) };
}

test('tickets and what was said on them are there again after a restart', async () => {
  const { folder, tickets } = await ticketsSince(0);
  await tickets.keepList({ tickets: [aTicket()], readAtMs });
  await tickets.keepConversation(id, [anAnswer()], 1_000, 9_000);

  const again = openKeptTickets(folder, 0);

  expect(await again.list()).toEqual({ tickets: [aTicket()], readAtMs });
  expect(await again.conversation(id)).toMatchObject({ entries: [anAnswer()], ofMs: 1_000 });
});

test('an answer is unread until its ticket was looked at, and a later one again', async () => {
  const { tickets } = await ticketsSince(0);
  await tickets.keepList({ tickets: [aTicket({ answeredAtMs: 5_000 })], readAtMs });
  expect(await tickets.unread()).toEqual([id]);

  await tickets.markSeen(id);
  expect(await tickets.unread()).toEqual([]);

  await tickets.keepList({ tickets: [aTicket({ answeredAtMs: 6_000 })], readAtMs });
  expect(await tickets.unread()).toEqual([id]);
});

test('nobody is told twice of an answer, nor of one they have looked at', async () => {
  const { tickets } = await ticketsSince(0);
  await tickets.keepList({ tickets: [aTicket({ answeredAtMs: 5_000 })], readAtMs });

  expect((await tickets.takeUntold()).map((ticket) => ticket.id)).toEqual([id]);
  expect(await tickets.takeUntold()).toEqual([]);
  expect(await tickets.unread()).toEqual([id]);

  await tickets.keepList({ tickets: [aTicket({ answeredAtMs: 6_000 })], readAtMs });
  await tickets.markSeen(id);
  expect(await tickets.takeUntold()).toEqual([]);
});

test('what was answered before this computer was known to the hub is no news', async () => {
  const { tickets } = await ticketsSince(5_000);
  await tickets.keepList({ tickets: [aTicket({ answeredAtMs: 5_000 })], readAtMs });

  expect(await tickets.unread()).toEqual([]);
  expect(await tickets.takeUntold()).toEqual([]);
});

test('a file is known by the name it has on a ticket', async () => {
  const { tickets } = await ticketsSince(0);
  const file = { sha256: 'a'.repeat(64), name: 'Manual.pdf', mediaType: 'application/pdf', sizeBytes: 5 };
  await tickets.keepConversation(id, [anAnswer({ files: [file] })], 1_000, 9_000);
  await tickets.keepConversation(incidentId.parse('incident:2'), [anAnswer()], 1_000, 9_000);

  expect(await tickets.fileName(attachmentHash.parse(file.sha256))).toBe('Manual.pdf');
  expect(await tickets.fileName(attachmentHash.parse('b'.repeat(64)))).toBeNull();
});

test('copies that cannot be read are as good as none: the hub has them', async () => {
  const { folder, tickets } = await ticketsSince(0);
  await tickets.keepConversation(id, [anAnswer()], 1_000, 9_000);
  await writeFile(folder.tickets, '{"half":', { mode: 0o600 });
  await writeFile(join(folder.conversations, 'incident=1.json'), '{}', { mode: 0o600 });

  expect(await tickets.list()).toBeNull();
  expect(await tickets.conversation(id)).toBeNull();
});
