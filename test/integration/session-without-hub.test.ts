import type { EndId, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { DeviceId, IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { noteInput } from '#domain/remote-support/note-session.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { createSessionNotes } from '#platform/any/live-help/session-notes.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { callLan } from '#platform/node/lan-line/call-lan.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sessionCommand } from '../../hub/remote-support/session-command.ts';
import type { SessionEnd } from '../../renderer/desk/session-end.ts';
import type { CoreInNode } from '../support/core-in-node.ts';
import { startCoreInNode } from '../support/core-in-node.ts';
import { openCuttableLine } from '../support/cuttable-line.ts';
import { startDeskInNode } from '../support/desk-in-node.ts';
import type { HubSession } from '../support/hub-session.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { untilBack } from '../support/patience.ts';
import { runHub } from '../support/run-hub.ts';
import { foundSmallDesk } from '../support/small-desk.ts';

/** A console and a helper that have met their hub, each over a line of its own that is cut by now. */
async function bothWithoutHub() {
  const [consoleLine, helperLine] = [await openCuttableLine(), await openCuttableLine()];
  const logFile = join(tmpdir(), `session-without-hub-${process.pid}.log`);
  const hub = await runHub({ databaseUrl: null, lines: [consoleLine, helperLine], logFile });
  onTestFinished(() => hub.remove());
  const desk = await foundSmallDesk(hub.origin, hub.setUpToken);
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  const { code } = await mira.ask('enrolment.offer', { person: desk.vera.person, site: desk.site });
  const helper = await startCoreInNode(helperLine.origin, code);
  const console = await startDeskInNode({
    hub: {
      ask: (request, input, options) => askHub(consoleLine.origin, request, input, options),
      openStream: (hello, signal) => openLiveStream(consoleLine.origin, hello, signal),
    },
    fileLink: attachmentLink(consoleLine.origin),
    callLan,
  });
  onTestFinished(async () => {
    await Promise.all([helper.stop(), console.stop()]);
    await Promise.all([consoleLine.close(), helperLine.close()]);
  });
  const window = await console.openWindow();
  expect(await window.signIn(desk.mira.login, desk.mira.password)).toMatchObject({ ok: true });
  const device = [...(await mira.readAll()).keys()].find((id) => id.startsWith('device:')) as DeviceId;
  await expect.poll(async () => await window.collections.device.findOne(device).exec()).not.toBeNull();
  await expect.poll(async () => await window.signForSession('link', 'ready')).toMatchObject({ ok: true });
  await expect.poll(async () => await offered(helper)).toMatchObject({ offer: { code: expect.any(String) } });
  consoleLine.cut();
  helperLine.cut();
  return { hub, desk, mira, helper, window, device, consoleLine, helperLine };
}

/** The offer that stands, made anew. */
async function offered(helper: CoreInNode) {
  const asked = await helper.ask('lan.offer', {});
  if (!asked.ok) return asked;
  const state = await helper.state();
  return state.stage === 'enrolled' ? state.lan : null;
}

async function joined(
  helper: CoreInNode,
  window: Awaited<ReturnType<typeof bothWithoutHub>>['window'],
  ticket: IncidentId,
) {
  const lan = await offered(helper);
  const { addresses, code } = (lan !== null && lan !== undefined && 'offer' in lan ? lan.offer : null)!;
  const found = await window.findOverLan({ address: addresses[0]!, code });
  expect(found).toMatchObject({ ok: true });
  const session = await window.joinOverLan(ticket);
  if (!session.ok) throw new Error(session.refusal.code);
  return session.value.session;
}

function attendAt({ signals }: CoreInNode, session: SupportSessionId) {
  const end = newCommandId();
  const news: SignalNews[] = [];
  const act = (words: Parameters<typeof signals.act>[0]) => signals.act(words, (heard) => void news.push(heard));
  act({ kind: 'attend', session, end });
  return {
    end,
    news,
    say: (to: never, towards: EndId, text: string) => act({ kind: 'send', session, end, to, towards, text }),
  };
}

function newsOf({ news$ }: SessionEnd): readonly SignalNews[] {
  const news: SignalNews[] = [];
  news$.subscribe((heard) => void news.push(heard));
  return news;
}

async function linesOf(mira: HubSession, session: string) {
  return [...(await mira.readAll()).values()].filter((row) => 'target' in row && row.target === session);
}

test.each(['console', 'helper'] as const)(
  'a session without a hub stands on its new ticket with both records, once, when the %s is back first (S10)',
  async (first) => {
    const { hub, desk, mira, helper, window, device, consoleLine, helperLine } = await bothWithoutHub();
    const ticket = incidentId.parse(window.newId('incident'));
    const number = await window.takeTicketNumber();
    const routing = { team: desk.team, owner: desk.mira.agent };
    expect(
      await window.issue('incident.log', ticket, aLogInput({ requester: desk.vera.person, device, number, routing })),
    ).toMatchObject({ ok: true });
    const session = await joined(helper, window, ticket);
    await expect.poll(helper.help).toMatchObject({ session, state: 'joined', way: 'lan', agentName: desk.mira.name });
    expect(await helper.help()).toMatchObject({ ticket: { id: ticket, number } });
    expect(await window.collections['support-session'].findOne(session).exec()).toMatchObject({
      origin: 'lan',
      state: 'joined',
    });

    const [agent, user] = [window.attendSession(session), attendAt(helper, session)];
    const heard = newsOf(agent);
    await expect.poll(() => user.news).toContainEqual({ kind: 'arrived', from: desk.mira.agent, fromEnd: agent.end });
    await expect.poll(() => heard).toContainEqual({ kind: 'arrived', from: 'user', fromEnd: user.end });
    user.say(desk.mira.agent as never, agent.end, 'offer');
    agent.say('user', user.end, 'answer');
    await expect.poll(() => [heard.at(-1), user.news.at(-1)]).toMatchObject([{ text: 'offer' }, { text: 'answer' }]);

    const data = { capability: 'view', answer: 'given', agent: desk.mira.agent } as const;
    await helper.ask('session.note', { session, happenings: [{ actor: 'user', type: 'consent', data }] });
    const notes = createSessionNotes({
      by: desk.mira.agent,
      readHead: async () => null,
      issue: (input) => window.issue('support-session.note', session, input),
      nowMs: window.nowMs,
      later: () => undefined,
      reportFault: (error) => expect.unreachable(String(error)),
    });
    notes.note({ actor: 'console', type: 'interrupted', data: {} });
    await notes.flush();
    await helper.ask('help.end', { why: 'panic-key' });
    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'over', code: 'signal.not-joined' });
    expect(await window.issue('support-session.end', session, {})).toMatchObject({ ok: true });
    expect(await helper.help()).toMatchObject({ state: 'ended', endedBy: 'user' });

    const [line, other] = first === 'console' ? [consoleLine, helperLine] : [helperLine, consoleLine];
    line.restore();
    await helper.ask('link.retry', {});
    const atHub = async (id: string) => (await mira.readAll()).get(id);
    await expect.poll(() => atHub(session), untilBack).toMatchObject({ origin: 'lan', state: 'ended' });
    await expect.poll(() => atHub(ticket)).toMatchObject({ number, requester: desk.vera.person });
    other.restore();
    await helper.ask('link.retry', {});
    await expect
      .poll(() => atHub(session), untilBack)
      .toMatchObject({
        incident: ticket,
        device,
        agent: desk.mira.agent,
        heads: expect.objectContaining({ length: 2 }),
      });
    await expect.poll(async () => (await linesOf(mira, session)).length).toBe(5);
    const lines = await linesOf(mira, session);
    const names = lines.map((row) => ('name' in row ? String(row.name).replace('support-session.', '') : ''));
    expect(new Set(names)).toEqual(new Set(['met', 'noted', 'ended']));
    expect(names.filter((name) => name === 'met')).toHaveLength(1);
    expect(
      lines.flatMap((row) => ('input' in row ? (noteInput.safeParse(row.input).data?.entries ?? []) : [])),
    ).toHaveLength(2);
    expect((await mira.readAll()).get(session)).toMatchObject({ endedBy: first === 'console' ? 'agent' : 'user' });
    expect(await sessionCommand({ databaseUrl: null, dataFolder: hub.dataFolder }, ['verify', session])).toMatch(
      /is as it was written: 1 by/,
    );
  },
  180_000,
);
