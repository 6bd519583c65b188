import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import { describe, expect, test } from 'vitest';
import { aComputer, aHelp, aState, ada, tom } from '../../../agent-helper/app/remote/remote.fixtures.ts';

const nothing = { kind: 'nothing', reason: 'picture.not-granted' };
const invited = { onlookers: [{ id: tom, name: 'Tom Berger' }] };

/** Ada sees the screen, and has invited Tom, whose console is there. */
async function lookedAt() {
  const computer = aComputer(['view', 'control']);
  computer.sessions.follow(aState(aHelp()));
  computer.connect();
  await computer.agree();
  const adas = computer.page();
  computer.arrive('console-of-tom', tom);
  expect(computer.pages).toHaveLength(1);
  computer.sessions.follow(aState(aHelp(invited)));
  const toms = computer.page();
  toms.hearing.onNews({ kind: 'link', state: 'connected' });
  toms.hearing.onNews({ kind: 'trust', code: '654321', isTrusted: false });
  const viewOf = (page: typeof toms) => page.orders.findLast((order) => order.kind === 'view')?.view;
  const act = (message: ActFromConsole) => toms.hearing.onNews({ kind: 'asked', message });
  return { computer, adas, toms, viewOf, act };
}

describe('a colleague who looks on (W8)', () => {
  test('sees nothing before the person has agreed to them by name, then what the other sees', async () => {
    const { computer, adas, toms, viewOf } = await lookedAt();
    expect(adas).not.toBe(toms);
    expect(computer.questions.current()).toMatchObject({
      capability: 'view',
      agentName: 'Tom Berger',
      colleague: { kind: 'beside', agentName: 'Ada Winter' },
    });
    expect(viewOf(toms)).toEqual(nothing);
    expect(computer.banner.shown?.onlookers).toEqual([]);

    await computer.agree();

    expect(viewOf(toms)).toEqual({ kind: 'show', monitor: 0, monitors: [], mode: 'auto' });
    expect(computer.sessions.live()?.mayCapture(toms.contentsId, 0)).toBe(true);
    expect(computer.sessions.live()?.mayCapture(toms.contentsId, 1)).toBe(false);
    expect(computer.banner.shown).toMatchObject({ agentName: 'Ada Winter', onlookers: ['Tom Berger'] });
    expect(computer.noted()).toContainEqual({
      actor: 'user',
      type: 'consent',
      data: { capability: 'view', answer: 'given', agent: tom },
    });
  });

  test('may ask for nothing else, and touching anything ends the session with an alarm (S17)', async () => {
    const { computer, toms, act } = await lookedAt();
    await computer.agree();
    act({ kind: 'session.ask', capability: 'control' });
    expect(toms.orders.at(-1)).toEqual({
      kind: 'say',
      message: { kind: 'session.answer', capability: 'control', outcome: 'barred' },
    });
    expect(computer.questions.current()).toBeNull();

    act({ kind: 'input.move', sequence: 1, after: 0, monitor: 0, x: 0, y: 0 });
    expect(computer.requests('help.end')).toEqual([{ why: 'alarm' }]);
    await expect.poll(() => toms.isStopped).toBe(true);
  });

  test('is hidden from like the other when the person hides the screen (C10)', async () => {
    const { computer, adas, toms, viewOf } = await lookedAt();
    await computer.agree();
    computer.sessions.live()?.act('pause');

    const paused = { kind: 'nothing', reason: 'picture.paused' };
    expect([viewOf(adas), viewOf(toms)]).toEqual([paused, paused]);
  });

  test('who leaves is off the banner, and their page is gone', async () => {
    const { computer, adas, toms } = await lookedAt();
    await computer.agree();
    computer.sessions.follow(aState(aHelp()));

    await expect.poll(() => toms.isStopped).toBe(true);
    expect([adas.isStopped, computer.banner.shown?.onlookers]).toEqual([false, []]);
  });

  test('a no is a no to them alone', async () => {
    const { computer, adas, toms, viewOf } = await lookedAt();
    await computer.refuse();

    expect(viewOf(toms)).toEqual(nothing);
    expect(viewOf(adas)).toMatchObject({ kind: 'show' });
  });
});

test('who hands over is named in the question for who goes on, and both are written down (W9)', async () => {
  const { computer, adas, toms } = await lookedAt();
  await computer.agree();
  computer.sessions.follow(
    aState(aHelp({ agent: tom, agentName: 'Tom Berger', onlookers: [{ id: ada, name: 'Ada Winter' }] })),
  );
  await expect.poll(() => [adas.isStopped, toms.isStopped]).toEqual([true, true]);
  expect(computer.questions.current()).toMatchObject({
    agentName: 'Tom Berger',
    colleague: { kind: 'after', agentName: 'Ada Winter' },
  });

  await computer.agree();
  expect(computer.questions.current()).toMatchObject({
    agentName: 'Ada Winter',
    colleague: { kind: 'beside', agentName: 'Tom Berger' },
  });
  expect(computer.banner.shown).toMatchObject({ agentName: 'Tom Berger', allowed: ['view'], onlookers: [] });
});
