import type { EndId, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { noteInput } from '#domain/remote-support/note-session.ts';
import { firstBrokenLink } from '#domain/remote-support/session-chain.rules.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { CoreInNode } from '../support/core-in-node.ts';
import { startCoreInNode } from '../support/core-in-node.ts';
import { openCuttableLine } from '../support/cuttable-line.ts';
import { startDeskInNode } from '../support/desk-in-node.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { untilBack } from '../support/patience.ts';
import { createDatabase } from '../support/postgres.ts';
import { runHub } from '../support/run-hub.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import type { SessionEnd } from '../../renderer/desk/session-end.ts';

/** A console and a helper, each at the end of a line of its own; over PostgreSQL each at a hub process of its own. */
async function consoleAndHelper(engine: 'sqlite' | 'postgres') {
  const database = engine === 'postgres' ? await createDatabase(inject('postgresUrl')) : null;
  if (database !== null) onTestFinished(() => database.drop());
  const [consoleLine, helperLine] = [await openCuttableLine(), await openCuttableLine()];
  const logFile = join(tmpdir(), `session-signals-${process.pid}.log`);
  const start = async (...lines: (typeof consoleLine)[]) => {
    const hub = await runHub({ databaseUrl: database?.url ?? null, lines, logFile });
    onTestFinished(() => hub.remove());
    return hub;
  };
  const hub = database === null ? await start(consoleLine, helperLine) : await start(consoleLine);
  const desk = await foundSmallDesk(hub.origin, hub.setUpToken);
  const helpersHub = database === null ? hub : await start(helperLine);
  const mira = await signInOverApi(consoleLine.origin, desk.mira.login, desk.mira.password);
  const { code } = await mira.ask('enrolment.offer', { person: desk.vera.person, site: desk.site });
  const helper = await startCoreInNode(helperLine.origin, code);
  const console = await startDeskInNode({
    hub: {
      ask: (request, input, options) => askHub(consoleLine.origin, request, input, options),
      openStream: (hello, signal) => openLiveStream(consoleLine.origin, hello, signal),
    },
    fileLink: attachmentLink(consoleLine.origin),
  });
  onTestFinished(async () => {
    await Promise.all([helper.stop(), console.stop()]);
    await Promise.all([consoleLine.close(), helperLine.close()]);
  });
  const window = await console.openWindow();
  expect(await window.signIn(desk.mira.login, desk.mira.password)).toMatchObject({ ok: true });
  const incident = incidentId.parse(newRecordId('incident'));
  const routing = { team: desk.team, owner: desk.mira.agent };
  await mira.issue('incident.log', incident, aLogInput({ requester: desk.vera.person, number: null, routing }));
  const device = [...(await mira.readAll()).keys()].find((id) => id.startsWith('device:'))!;
  const asked = await window.askHub('support.ask', { incident, device, reason: 'To look at the printer' });
  if (!asked.ok) throw new Error(asked.refusal.code);
  return {
    desk,
    hub,
    helpersHub,
    consoleLine,
    helper,
    window,
    mira,
    session: supportSessionId.parse(asked.value.session),
  };
}

/** The helper's end, as its main process is one. */
function attendAt({ signals }: CoreInNode, session: ReturnType<typeof supportSessionId.parse>) {
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

const wordsIn = (news: readonly SignalNews[]) => news.flatMap((heard) => (heard.kind === 'heard' ? [heard.text] : []));

test.each(['sqlite', 'postgres'] as const)(
  'a console and a helper find each other, and speak on over cut lines and hubs that die, on %s',
  async (engine) => {
    const { desk, helpersHub, consoleLine, helper, window, mira, session } = await consoleAndHelper(engine);
    await expect.poll(helper.help).toMatchObject({ session, state: 'asked', agentName: desk.mira.name });
    await expect.poll(() => helper.news).toMatchObject([{ kind: 'asked', agent: desk.mira.name }]);
    expect(await helper.ask('help.answer', { session, isAgreed: true })).toMatchObject({ ok: true });
    await expect.poll(helper.help).toMatchObject({ state: 'joined' });

    const [agent, user] = [window.attendSession(session), attendAt(helper, session)];
    const heard = newsOf(agent);
    await expect.poll(() => user.news).toContainEqual({ kind: 'arrived', from: desk.mira.agent, fromEnd: agent.end });
    await expect.poll(() => heard).toContainEqual({ kind: 'arrived', from: 'user', fromEnd: user.end });
    user.say(desk.mira.agent as never, agent.end, 'offer');
    agent.say('user', user.end, 'answer');
    await expect.poll(() => [wordsIn(heard), wordsIn(user.news)]).toEqual([['offer'], ['answer']]);

    consoleLine.cut();
    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'line', isUp: false });
    agent.say('user', user.end, 'while the line was cut');
    for (const text of ['one', 'two', 'three']) user.say(desk.mira.agent as never, agent.end, text);
    consoleLine.restore();
    await expect.poll(() => wordsIn(heard), untilBack).toEqual(['offer', 'one', 'two', 'three']);
    await expect.poll(() => wordsIn(user.news), untilBack).toEqual(['answer', 'while the line was cut']);

    await helpersHub.kill();
    user.say(desk.mira.agent as never, agent.end, 'while the hub was dead');
    await helpersHub.start();
    await expect.poll(() => wordsIn(heard).at(-1), untilBack).toBe('while the hub was dead');
    expect(wordsIn(heard)).toHaveLength(5);

    const given = { actor: 'user', type: 'consent' } as const;
    const data = { capability: 'view', answer: 'given', agent: desk.mira.agent } as const;
    const noted = await helper.ask('session.note', { session, happenings: [{ ...given, data }] });
    await helper.ask('session.note', { session, happenings: [{ actor: 'helper', type: 'interrupted', data: {} }] });
    await expect
      .poll(async () => (await mira.readAll()).get(session))
      .toMatchObject({ heads: [{ by: 'user', seq: 2 }] });
    const lines = [...(await mira.readAll()).values()].filter((row) => 'target' in row && row.target === session);
    const entries = lines.flatMap((row) =>
      'input' in row ? (noteInput.safeParse(row.input).data?.entries ?? []) : [],
    );
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(entries.map(({ type }) => type)).toEqual(['consent', 'interrupted']);
    expect(firstBrokenLink([{ by: 'user', entries, head: null }], hash)).toBeNull();
    expect(noted).toMatchObject({ ok: true, value: { seq: 1 } });

    await helper.ask('help.end', {});
    await expect.poll(() => heard.at(-1)).toEqual({ kind: 'over', code: 'signal.not-joined' });
    await expect.poll(() => user.news.at(-1)).toEqual({ kind: 'over', code: 'signal.not-joined' });
  },
  180_000,
);
