import { describe, expect, test } from 'vitest';
import { aComputer, aHelp, aState, ada, ownTicket, tom } from './remote.fixtures.ts';

const { session } = aHelp();
const nothing = { kind: 'nothing', reason: 'picture.not-granted' };

describe('somebody joined by a code', () => {
  test('is not shown the screen before a yes, though the line is there (C1)', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();

    expect(computer.questions.current()).toMatchObject({ capability: 'view', agentName: 'Ada Winter', origin: 'code' });
    expect(computer.view()).toEqual(nothing);
    expect(computer.sessions.live()?.mayCapture(computer.page().contentsId, 0)).toBe(false);

    await computer.agree();
    expect(computer.view()).toEqual({ kind: 'show', monitor: 0, monitors: [], mode: 'auto' });
    expect(computer.sessions.live()?.mayCapture(computer.page().contentsId, 0)).toBe(true);
    expect(computer.sessions.live()?.mayCapture(99, 0)).toBe(false);
    expect(computer.noted()).toEqual([
      { actor: 'user', type: 'consent', data: { capability: 'view', answer: 'given', agent: ada } },
    ]);
  });

  test('sees nothing before both ends have found out about each other, and nothing without the banner (S6, C7)', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    await computer.agree();
    computer.arrive('console-1');
    computer.tell({ kind: 'link', state: 'connected' });
    expect(computer.view()).toEqual(nothing);

    computer.banner.isThere = false;
    computer.tell({ kind: 'trust', code: '123456', isTrusted: false });
    expect(computer.view()).toEqual({ kind: 'nothing', reason: 'picture.strip-silent' });

    computer.banner.isThere = true;
    await computer.pass(1_000);
    expect(computer.view()).toMatchObject({ kind: 'show' });
  });

  test('gets a no written down, and may not ask again at once (C2)', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.refuse();
    const ask = () => computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability: 'view' } });
    ask();
    expect(computer.answers()).toEqual(['refused', 'too-soon']);

    await computer.pass(10_000);
    ask();
    expect(computer.questions.current()).toMatchObject({ capability: 'view' });
    await computer.pass(60_000);
    expect(computer.answers()).toEqual(['refused', 'too-soon', 'not-answered']);
    expect(computer.view()).toEqual(nothing);
  });

  test('is barred from what this computer does not offer, however often they ask (S16)', () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability: 'control' } });

    expect(computer.answers()).toEqual(['barred']);
  });

  test('sees nothing while the person pauses (C10)', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    computer.sessions.live()?.act('pause');

    expect(computer.view()).toEqual({ kind: 'nothing', reason: 'picture.paused' });
    expect(computer.banner.shown).toMatchObject({ isPaused: true, code: '123456' });
    computer.sessions.live()?.act('resume');
    expect(computer.view()).toMatchObject({ kind: 'show' });
  });

  test('is asked about anew after an hour, and when another page of theirs comes (C16, S11)', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    await computer.pass(60 * 60_000);
    expect(computer.view()).toEqual(nothing);

    computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability: 'view' } });
    await computer.agree();
    computer.connect('console-2');
    expect(computer.pages.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    expect(computer.view()).toEqual(nothing);
    expect(computer.answers()).toEqual(['given', 'lapsed', 'given', 'lapsed']);
  });
});

describe('a session', () => {
  test.each([
    ['the stop button', (computer: ReturnType<typeof aComputer>) => computer.sessions.live()?.act('stop'), 'done'],
    [
      'the panic key',
      (computer: ReturnType<typeof aComputer>) => void computer.sessions.stop('panic-key'),
      'panic-key',
    ],
    ['an alarm', (computer: ReturnType<typeof aComputer>) => computer.tell({ kind: 'alarm' }), 'alarm'],
  ])('ends by %s, at once and only once, whatever the hub still says (C9)', async (_name, end, why) => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    end(computer);

    expect(computer.page().isStopped).toBe(true);
    expect(computer.banner.shown).toBeNull();
    computer.sessions.follow(aState(aHelp()));
    expect(computer.sessions.live()).toBeNull();
    expect(computer.requests('help.end')).toEqual([{ why }]);
    expect(computer.live).toEqual([true, false]);
  });

  test('that another agent takes over begins with nothing granted (W9)', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    computer.sessions.follow(aState(aHelp({ agent: tom, agentName: 'Tom Berg' })));

    expect(computer.page().isStopped).toBe(true);
    expect(computer.banner.shown).toMatchObject({ agentName: 'Tom Berg', allowed: [] });
    expect(computer.questions.current()).toMatchObject({ agentName: 'Tom Berg' });
    computer.arrive('console-1', ada);
    expect(computer.pages).toHaveLength(1);
  });

  test('is left as it is at the desk when the helper itself ends, and shows nothing any more', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    await computer.sessions.close();
    computer.sessions.follow(aState(aHelp()));

    expect(computer.page().isStopped).toBe(true);
    expect([computer.banner.shown, computer.sessions.live()]).toEqual([null, null]);
    expect(computer.requests('help.end')).toEqual([]);
  });

  test('goes on while the core begins anew', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    computer.sessions.coreEnded();
    computer.sessions.follow({ stage: 'starting' });
    computer.arrive('console-1');

    expect(computer.pages).toHaveLength(1);
    expect(computer.view()).toMatchObject({ kind: 'show' });
  });
});

describe('somebody who asks from a ticket', () => {
  const asked = aHelp({ state: 'asked', joinedAtMs: null, reason: 'To look at it' });

  test('is let in and shown the screen by one yes', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(asked, [ownTicket]));
    expect(computer.questions.current()).toMatchObject({
      origin: 'own-ticket',
      reason: 'To look at it',
      endsAtMs: 60_000,
    });
    await computer.agree();
    expect(computer.requests('help.answer')).toEqual([{ session, isAgreed: true }]);

    computer.sessions.follow(aState(aHelp(), [ownTicket]));
    computer.connect();
    expect(computer.questions.current()).toBeNull();
    expect(computer.view()).toMatchObject({ kind: 'show' });
  });

  test('waits ten seconds for a yes where the person has opened no such ticket (C11)', async () => {
    const computer = aComputer();
    computer.sessions.follow(aState(asked, [{ ...ownTicket, channel: 'phone' }]));
    const question = computer.questions.current()!;
    expect(question).toMatchObject({ origin: 'unsolicited', mayAgreeAtMs: 11_000 });

    await computer.pass(9_999);
    computer.questions.answer(question.id, 'yes');
    expect(computer.questions.current()).toEqual(question);
    await computer.pass(1);
    computer.questions.answer(question.id, 'yes');
    expect(computer.questions.current()).toBeNull();
  });

  test('is told no at once, and nothing where nobody answers (C2)', async () => {
    const refusing = aComputer();
    refusing.sessions.follow(aState(asked));
    await refusing.refuse();
    expect(refusing.requests('help.answer')).toEqual([{ session, isAgreed: false }]);

    const absent = aComputer();
    absent.sessions.follow(aState(asked));
    await absent.pass(60_000);
    absent.sessions.follow(aState(asked));
    expect(absent.questions.current()).toBeNull();
    expect(absent.requests('help.answer')).toEqual([]);
  });

  test('takes the question back by ending it', () => {
    const computer = aComputer();
    computer.sessions.follow(aState(asked));
    computer.sessions.follow(aState(aHelp({ state: 'ended' })));

    expect(computer.questions.current()).toBeNull();
    expect(computer.requests('help.answer')).toEqual([]);
  });
});

test('a record that a helper before this one has left open is closed by the next, and one that was never begun is not (W14)', async () => {
  const noted = async (head: unknown) => {
    const computer = aComputer();
    computer.hub.head = head;
    computer.sessions.follow(aState(aHelp()));
    await computer.refuse();
    return computer.noted();
  };
  const head = { by: 'user', seq: 3, hash: 'a'.repeat(64) };
  const left = { ok: true, value: { head, newsSeq: 3, signature: `${'A'.repeat(86)}==` } };

  expect(await noted(left)).toContainEqual({ actor: 'helper', type: 'interrupted', data: {} });
  expect(await noted({ ok: false, refusal: { code: 'session.nothing-noted' } })).not.toContainEqual(
    expect.objectContaining({ type: 'interrupted' }),
  );
});
