import { join } from 'node:path';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { ok } from '#domain/kernel/result.ts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { sleep } from '#platform/node/sleep.ts';
import { createBell } from '../bell.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { HubReply } from '#contracts/hub-api.ts';
import type { KeptSession } from './kept-help.ts';
import { createGetHelp } from './get-help.ts';

const session = supportSessionId.parse('support-session:one');
type Standing = HubReply<'support.read'>;

const joined: Partial<Standing> = {
  state: 'joined',
  agentName: 'Mira Sandoval',
  ticket: {
    id: incidentId.parse('incident:one'),
    number: ticketNumberOf('BER', 7),
    summary: 'The projector stays dark',
    loggedAtMs: epochMs.parse(900),
  },
  joinedAtMs: epochMs.parse(2_000),
};

/** A computer, a hub that says what it is told to, and a clock that is moved by hand. */
async function aComputer(path?: string) {
  const clock = { nowMs: 1_000 };
  const hub = {
    isAway: false,
    isForgotten: false,
    standing: null as Standing | null,
    current: null as Standing | null,
    asked: 0,
  };
  const file = path ?? join(await temporaryFolder(), 'help.json');
  const sent: string[] = [];
  const heard: KeptSession[] = [];
  const bell = createBell(sleep);
  const link: Pick<HubLink, 'ask'> = {
    ask: async (request) => {
      hub.asked += 1;
      if (request === 'support.current' && !hub.isAway) return ok((hub.current ?? null) as never);
      if (hub.isAway || (request === 'support.read' && hub.standing === null))
        return { ok: false, refusal: { code: 'hub.unreachable' } };
      if (hub.isForgotten) return { ok: false, refusal: { code: 'support.session-unknown' } };
      if (request === 'support.request') {
        const awaitedUntilMs = epochMs.parse(clock.nowMs + 300_000);
        hub.standing = {
          id: session,
          state: 'waiting',
          person: null,
          awaitedUntilMs,
          agent: null,
          agentName: null,
          onlookers: [],
          reason: null,
          endReason: null,
          endNote: null,
          ticket: null,
          joinedAtMs: null,
          endedAtMs: null,
          endedBy: null,
        };
        return ok({ session, code: '482 190 735', awaitedUntilMs } as never);
      }
      return ok(hub.standing as never);
    },
  };
  const help = createGetHelp({
    link,
    path: file,
    bell,
    nowMs: () => clock.nowMs,
    hubOffsetMs: () => Promise.resolve(0),
    sendEnd: (ended) => Promise.resolve(void sent.push(ended)),
    sendAnswer: (asked, isAgreed) => Promise.resolve(void sent.push(`${isAgreed ? 'yes to' : 'no to'} ${asked}`)),
    onAsked: (standing) => heard.push(standing),
    onChanged: () => undefined,
    onJoined: (standing) => heard.push(standing),
  });
  const stop = new AbortController();
  const following = help.follow(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await following;
  });
  const request = () => help.request(stop.signal);
  const say = (standing: Partial<Standing>) => {
    hub.standing = hub.standing === null ? null : { ...hub.standing, ...standing };
    bell.ring();
  };
  return { help, hub, clock, file, sent, heard, request, say, bell };
}

describe('help by a code (RMT-1)', () => {
  test('waits with the code, and knows who came, on which ticket', async () => {
    const { help, request, say, heard } = await aComputer();
    expect(await request()).toEqual(ok(null));
    expect(await help.current()).toMatchObject({ state: 'waiting', code: '482 190 735' });

    say(joined);

    await expect.poll(help.current).toMatchObject({ state: 'joined', code: null, agentName: 'Mira Sandoval' });
    expect(heard).toMatchObject([{ agentName: 'Mira Sandoval' }]);
  });

  test('is remembered once somebody joined, and not where nobody did', async () => {
    const { help, request, say } = await aComputer();
    await request();
    await help.end();
    expect(await help.past()).toEqual([]);

    await request();
    say(joined);
    await expect.poll(help.past).toMatchObject([{ agentName: 'Mira Sandoval', endedAtMs: null }]);
    say({ ...joined, state: 'ended', endedAtMs: epochMs.parse(9_000), endedBy: 'agent' });
    await expect.poll(help.past).toMatchObject([{ endedAtMs: 9_000, endedBy: 'agent' }]);
  });

  test('ends at once on this side, also while the hub is away, and stays ended', async () => {
    const { help, request, say, hub, sent, clock } = await aComputer();
    await request();
    say(joined);
    await expect.poll(help.current).toMatchObject({ state: 'joined' });
    hub.isAway = true;
    clock.nowMs = 5_000;

    await help.end();

    expect(sent).toEqual([session]);
    expect(await help.current()).toMatchObject({ state: 'ended', endedBy: 'user', endedAtMs: 5_000 });
    hub.isAway = false;
    say(joined);
    expect(await help.current()).toMatchObject({ state: 'ended' });
  });

  test('is found again after a restart', async () => {
    const before = await aComputer();
    await before.request();
    before.say(joined);
    await expect.poll(before.help.current).toMatchObject({ state: 'joined' });

    const after = await aComputer(before.file);

    expect(await after.help.current()).toMatchObject({ state: 'joined', agentName: 'Mira Sandoval' });
  });

  test('is not asked about any more when its time has run out', async () => {
    const { help, request, hub, clock, bell } = await aComputer();
    await request();
    await expect.poll(() => hub.asked).toBeGreaterThan(1);
    clock.nowMs += 300_000;
    bell.ring();
    await help.current();
    const asked = hub.asked;

    bell.ring();
    await help.current();

    expect(hub.asked).toBe(asked);
  });

  test('that the hub knows nothing of is not waited for', async () => {
    const { help, request, hub, bell } = await aComputer();
    await request();
    hub.isForgotten = true;
    bell.ring();
    await expect.poll(help.current).toBeNull();
  });

  test('says why there is no code where the hub is away', async () => {
    const { request, hub, help } = await aComputer();
    hub.isAway = true;
    expect(await request()).toEqual({ ok: false, refusal: { code: 'hub.unreachable' } });
    expect(await help.current()).toBeNull();
  });

  test('what has ended is put away once it was seen, what goes on is not', async () => {
    const { help, request, say } = await aComputer();
    await request();
    say(joined);
    await expect.poll(help.current).toMatchObject({ state: 'joined' });
    await help.dismiss();
    expect(await help.current()).toMatchObject({ state: 'joined' });

    await help.end();
    await help.dismiss();
    expect(await help.current()).toBeNull();
  });
});

describe('help that the desk asks for (C2, C5)', () => {
  const asked: Standing = {
    id: supportSessionId.parse('support-session:two'),
    state: 'asked',
    person: null,
    agent: null,
    agentName: 'Mira Sandoval',
    onlookers: [],
    reason: 'To look at the projector',
    ticket: null,
    awaitedUntilMs: epochMs.parse(61_000),
    joinedAtMs: null,
    endedAtMs: null,
    endedBy: null,
    endReason: null,
    endNote: null,
  };

  async function anAskedComputer() {
    const computer = await aComputer();
    computer.hub.current = asked;
    computer.hub.standing = asked;
    computer.help.hear();
    await expect.poll(computer.help.current).toMatchObject({ id: asked.id, state: 'asked' });
    return computer;
  }

  test('is told to the person once, with who and what for', async () => {
    const { help, heard } = await anAskedComputer();
    help.hear();
    help.hear();
    await expect.poll(() => heard).toMatchObject([{ agentName: 'Mira Sandoval', reason: 'To look at the projector' }]);
  });

  test('is agreed to by a command, and counts once the hub has it', async () => {
    const { help, sent, say } = await anAskedComputer();
    expect(await help.answer(asked.id, true)).toEqual(ok(null));
    expect(sent).toEqual([`yes to ${asked.id}`]);
    expect(await help.current()).toMatchObject({ state: 'asked' });

    say({ state: 'joined', joinedAtMs: epochMs.parse(2_000) });
    await expect.poll(help.past).toMatchObject([{ id: asked.id, state: 'joined' }]);
  });

  test('is refused at once on this side', async () => {
    const { help, sent } = await anAskedComputer();
    await help.answer(asked.id, false);
    expect(sent).toEqual([`no to ${asked.id}`]);
    expect(await help.current()).toMatchObject({ state: 'ended', endReason: 'refused' });
  });

  test('is not answered too late, and heard out to its end', async () => {
    const { help, clock, sent, say } = await anAskedComputer();
    clock.nowMs = 61_000;
    expect(await help.answer(asked.id, true)).toMatchObject({ refusal: { code: 'help.not-asked' } });
    expect(sent).toEqual([]);
    say({ state: 'ended', endReason: 'not-answered', endedBy: 'desk', endedAtMs: epochMs.parse(61_500) });
    await expect.poll(help.current).toMatchObject({ state: 'ended', endReason: 'not-answered' });
  });
});
