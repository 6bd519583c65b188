import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { expect, test } from 'vitest';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';

async function aPortal() {
  const { origin, setUpToken } = await runHubForTest();
  const desk = await foundSmallDesk(origin, setUpToken);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const vera = await signInOverApi(origin, desk.vera.login, desk.vera.password);
  const report = async (who: typeof vera, over: object = {}) => {
    const id = incidentId.parse(newRecordId('incident'));
    const requester = desk.vera.person;
    const input = { ...aLogInput(), channel: 'portal' as const, requester, number: null, routing: null, ...over };
    await who.issue('incident.log', id, input);
    return id;
  };
  return { desk, mira, vera, report };
}

test('a person sees what they asked for, who owns it, and what was said to them (SLF-1)', async () => {
  const { desk, mira, vera, report } = await aPortal();
  const id = await report(vera, { summary: 'No mail since Monday', description: 'Neither in nor out.' });
  await mira.issue('incident.note', id, { text: 'Looks like her quota.' });
  await mira.issue('incident.claim', id, { team: desk.team });
  await mira.issue('incident.reply', id, { text: 'Your mailbox is full. May we enlarge it?' });
  await mira.issue('incident.suspend', id, { reason: 'waiting-customer', untilMs: null, note: null });

  const { incident, entries } = await vera.ask('portal.incident', { id });

  expect(incident).toMatchObject({
    id,
    number: expect.stringMatching(/^BER-\d{6}-[0-9A-Z]$/),
    summary: 'No mail since Monday',
    state: 'pending',
    ownerName: 'Mira Sandoval',
    waitsForYou: true,
    answeredAtMs: entries.find(({ name }) => name === 'incident.replied')?.atMs,
  });
  expect(entries.map(({ name, author, isOwn, text }) => ({ name, author, isOwn, text }))).toEqual([
    { name: 'incident.logged', author: 'Vera Lindqvist', isOwn: true, text: 'Neither in nor out.' },
    { name: 'incident.claimed', author: 'Mira Sandoval', isOwn: false, text: null },
    {
      name: 'incident.replied',
      author: 'Mira Sandoval',
      isOwn: false,
      text: 'Your mailbox is full. May we enlarge it?',
    },
    { name: 'incident.suspended', author: 'Mira Sandoval', isOwn: false, text: null },
  ]);
  expect(JSON.stringify(entries)).not.toContain('quota');
});

test('the list has their own, the last changed first, and nobody else’s', async () => {
  const { desk, mira, vera, report } = await aPortal();
  const first = await report(vera, { summary: 'First' });
  const second = await report(vera, { summary: 'Second' });
  await report(mira, { summary: 'Of the administrator', requester: await personOf(desk.administrator) });
  await vera.issue('incident.reply', first, { text: 'Still so.' });

  const incidents = await vera.ask('portal.incidents', {});

  expect(incidents.map(({ id }) => id)).toEqual([first, second]);
  expect(incidents[0]).toEqual((await vera.ask('portal.incident', { id: first })).incident);
});

test('a call that an agent logs for somebody is not answered by that, nor by what has no words for them', async () => {
  const { mira, vera, report } = await aPortal();
  const id = await report(mira, { channel: 'phone', description: 'She cannot print.' });
  await mira.issue('incident.note', id, { text: 'The queue stands still.' });
  await mira.issue('incident.suspend', id, { reason: 'waiting-parts', untilMs: null, note: null });
  await vera.issue('incident.reply', id, { text: 'Anything new?' });
  const answeredAtMs = async () => (await vera.ask('portal.incidents', {}))[0]?.answeredAtMs;

  expect(await answeredAtMs()).toBeNull();
  await mira.issue('incident.reply', id, { text: 'The toner comes today.' });

  const { entries } = await vera.ask('portal.incident', { id });
  expect(await answeredAtMs()).toBe(entries.at(-1)?.atMs);
});

test('an agent sees their own in the portal like everybody, not those of the desk', async () => {
  const { mira, vera, report } = await aPortal();
  await report(vera);
  const own = await report(mira, { requester: await personOf(mira) });

  expect((await mira.ask('portal.incidents', {})).map(({ id }) => id)).toEqual([own]);
});

test('somebody else’s incident looks as if it were not there', async () => {
  const { mira, vera, report } = await aPortal();
  const other = await report(mira, { requester: await personOf(mira) });

  await expect(vera.ask('portal.incident', { id: other })).rejects.toThrow('incident.unknown');
  await expect(vera.ask('portal.incident', { id: 'incident:none' })).rejects.toThrow('incident.unknown');
});

test('services are named in the words of those who use them', async () => {
  const { desk, vera } = await aPortal();

  expect(await vera.ask('portal.services', {})).toEqual([
    { id: desk.service, name: 'E-mail and calendar', description: 'Mailboxes, shared calendars, meeting rooms.' },
  ]);
});

async function personOf({ opened }: Awaited<ReturnType<typeof signInOverApi>>) {
  if (opened.principal.kind !== 'agent') throw new Error('Not an agent.');
  return opened.principal.person;
}
