import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { BookTimeInput } from '#domain/incident/time-entry.ts';
import { TIME_BOOKED_LINE } from '#domain/incident/time-entry.ts';
import { timeEntriesOf } from '#domain/incident/time-spent.rules.ts';
import { epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalIdOf, journalLineSchema } from '#domain/kernel/journal.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { describe, expect, test } from 'vitest';
import { enrolDevice } from '../../test/support/device-session.ts';
import { createFoundedDesk } from '../../test/support/founded-desk.ts';
import type { HubSession } from '../../test/support/hub-session.ts';
import { signInOverApi } from '../../test/support/hub-session.ts';

const runFoundedDesk = createFoundedDesk();

/** Tom helps Vera at her computer; Mira leads. */
async function aJoinedSession() {
  const { desk, origin } = await runFoundedDesk({});
  const [mira, tom, vera] = await Promise.all(
    [desk.mira, desk.tom, desk.vera].map(({ login, password }) => signInOverApi(origin, login, password)),
  );
  const veras = await enrolDevice(origin, mira!, { person: desk.vera.person, site: desk.site });
  const incident = incidentId.parse(newRecordId('incident'));
  const routing = { team: desk.team, owner: desk.tom.agent };
  await tom!.issue('incident.log', incident, aLogInput({ requester: desk.vera.person, number: null, routing }));
  const asked = await tom!.ask('support.ask', { incident, device: veras.device, reason: 'To look' });
  const session = supportSessionId.parse(asked.session);
  await veras.issue('support-session.agree', session, {});
  return { desk, mira: mira!, tom: tom!, vera: vera!, veras, incident, session };
}

/** The journal lines of a ticket, as somebody may read them. */
async function linesOf(reader: HubSession, target: string): Promise<readonly JournalLine[]> {
  const records = [...(await reader.readAll()).values()];
  return records.flatMap((record) => {
    const line = journalLineSchema.safeParse(record);
    return line.success && line.data.target === target ? [line.data] : [];
  });
}

const timesOf = async (reader: HubSession, incident: string) => timeEntriesOf(await linesOf(reader, incident));

describe('a session that is over (W12)', () => {
  test('stands on its ticket as the time of each who helped, for the desk to read', async () => {
    const { desk, tom, mira, vera, incident, session } = await aJoinedSession();
    await tom.issue('support-session.hand-over', session, { to: desk.mira.agent, stays: false });
    await mira.issue('support-session.end', session, {});

    await expect
      .poll(() => timesOf(tom, incident))
      .toMatchObject([
        { agent: desk.tom.agent, kind: 'helped', minutes: 1, session },
        { agent: desk.mira.agent, kind: 'helped', minutes: 1, session },
      ]);
    expect((await linesOf(vera, incident)).map(({ name }) => name)).not.toContain(TIME_BOOKED_LINE);
  });

  test('is booked once, also when it is the person who ends it and something is written down after', async () => {
    const { tom, veras, incident, session } = await aJoinedSession();
    await veras.issue('support-session.end', session, {});
    await expect.poll(() => timesOf(tom, incident)).toHaveLength(1);
    await veras.issue('support-session.object', session, {});

    // Another session is ended after it: when that one is booked, the clock has looked at the first again.
    const asked = await tom.ask('support.ask', { incident, device: veras.device, reason: 'Once more' });
    await veras.issue('support-session.agree', asked.session, {});
    await tom.issue('support-session.end', asked.session, {});
    await expect
      .poll(async () => (await timesOf(tom, incident)).map((entry) => entry.session))
      .toEqual([session, asked.session]);
  });

  test('that nobody joined has taken no time', async () => {
    const { tom, veras, incident, session } = await aJoinedSession();
    await veras.issue('support-session.end', session, {});
    await expect.poll(() => timesOf(tom, incident)).toHaveLength(1);
    const asked = await tom.ask('support.ask', { incident, device: veras.device, reason: 'Once more' });
    await veras.issue('support-session.refuse', asked.session, {});
    const last = await tom.ask('support.ask', { incident, device: veras.device, reason: 'And again' });
    await veras.issue('support-session.agree', last.session, {});
    await tom.issue('support-session.end', last.session, {});
    await expect
      .poll(async () => (await timesOf(tom, incident)).map((entry) => entry.session))
      .toEqual([session, last.session]);
  });
});

describe('a time on a ticket', () => {
  test('is corrected by whose it is or a lead, with a reason, and by no colleague', async () => {
    const { desk, tom, mira, incident } = await aJoinedSession();
    const fromMs = epochMs.parse(Date.now() - 60_000);
    const mine: BookTimeInput = {
      agent: desk.mira.agent,
      kind: 'worked',
      fromMs,
      minutes: 9,
      session: null,
      note: null,
    };
    const entry = journalIdOf(await mira.issue('incident.book-time', incident, mine));
    const correct = (by: HubSession, minutes: number) =>
      by.issue('incident.correct-time', incident, { entry, minutes, reason: 'The phone rang between' });

    await expect(correct(tom, 1)).rejects.toThrow('time-of-another');
    await correct(mira, 4);
    expect(await timesOf(tom, incident)).toMatchObject([
      { minutes: 4, bookedMinutes: 9, correction: { by: desk.mira.agent, reason: 'The phone rang between' } },
    ]);

    const toms = { ...mine, agent: desk.tom.agent };
    await expect(mira.issue('incident.book-time', incident, toms)).rejects.toThrow('not-permitted');
    const entryOfTom = journalIdOf(await tom.issue('incident.book-time', incident, toms));
    await mira.issue('incident.correct-time', incident, { entry: entryOfTom, minutes: 0, reason: 'Twice' });
    expect((await timesOf(tom, incident)).map(({ minutes }) => minutes)).toEqual([4, 0]);
  });

  test('that is not on this ticket cannot be corrected', async () => {
    const { tom, incident } = await aJoinedSession();
    const note = journalIdOf(await tom.issue('incident.note', incident, { text: 'Looked at it.' }));
    const correction = { entry: note, minutes: 3, reason: 'Why not' };
    await expect(tom.issue('incident.correct-time', incident, correction)).rejects.toThrow('time-unknown');
  });
});
