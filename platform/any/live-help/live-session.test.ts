import { describe, expect, test } from 'vitest';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import { aComputer, aHelp, aPartInMemory, aState } from '../../../agent-helper/app/remote/remote.fixtures.ts';

const move: ActFromConsole = { kind: 'input.move', sequence: 1, after: 0, monitor: 0, x: 0, y: 0 };
const release: ActFromConsole = { kind: 'input.release', sequence: 1 };

async function controlled() {
  const { part, open } = aPartInMemory();
  const computer = aComputer(['view', 'control'], [open]);
  computer.sessions.follow(aState(aHelp()));
  computer.connect();
  await computer.agree();
  computer.trust();
  const act = (message: ActFromConsole) => computer.tell({ kind: 'asked', message });
  return { computer, part, act };
}

test('a message beyond what was granted ends the session with an alarm that is written down (S17)', async () => {
  const { computer, part, act } = await controlled();
  act(move);

  expect(part.heard).toEqual([]);
  expect(computer.noted()).toContainEqual({ actor: 'helper', type: 'alarm', data: { code: 'message.out-of-grant' } });
  expect(computer.requests('help.end')).toEqual([{ why: 'alarm' }]);
  await expect.poll(() => part.hasEnded).toBe(true);
});

test('letting go needs no right', async () => {
  const { computer, part, act } = await controlled();
  act(release);

  expect(part.heard).toEqual([release]);
  expect(computer.sessions.live()).not.toBeNull();
});

test('while the strip does not answer nothing is seen or done, and it goes on when it does again (C7)', async () => {
  const { computer, part } = await controlled();
  expect(part.standings.at(-1)).toMatchObject({ isHeldBack: false });
  computer.banner.isThere = false;
  computer.sessions.live()?.renew();

  expect(computer.view()).toEqual({ kind: 'nothing', reason: 'picture.strip-silent' });
  expect(part.standings.at(-1)).toMatchObject({ isHeldBack: true });
  expect(computer.banner.shown?.isPaused).toBe(false);

  computer.banner.isThere = true;
  computer.sessions.live()?.renew();
  expect(computer.view()).toMatchObject({ kind: 'show' });
  expect(part.standings.at(-1)).toMatchObject({ isHeldBack: false });
});

test('what was said while its right was given up is dropped, and two seconds later it is an alarm (S17)', async () => {
  const { computer, part, act } = await controlled();
  act({ kind: 'session.ask', capability: 'control' });
  await computer.agree();
  act(move);
  act({ kind: 'session.give-up', capability: 'control' });
  act(move);
  expect(part.heard).toEqual([move]);
  expect(part.standings.map(({ live }) => [...live].join('+'))).toContain('view+control');
  expect([...part.standings.at(-1)!.live]).toEqual(['view']);

  await computer.pass(2_000);
  act(move);
  expect(computer.requests('help.end')).toEqual([{ why: 'alarm' }]);
});

describe('more than looking', () => {
  async function seen() {
    const computer = aComputer(['view', 'control']);
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    const askFor = (capability: 'control') =>
      computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability } });
    const allowed = () => computer.banner.shown?.allowed;
    return { computer, askFor, allowed };
  }

  test('is asked for with the digits, and granted once the link is trusted by them (C5, S6)', async () => {
    const { computer, askFor, allowed } = await seen();
    askFor('control');
    expect(computer.questions.current()).toMatchObject({ capability: 'control', code: '123456' });
    await computer.agree();
    expect(computer.page().orders).toContainEqual({ kind: 'compare', verdict: 'same' });
    expect(allowed()).toEqual(['view']);

    computer.trust();
    expect(allowed()).toEqual(['view', 'control']);
    expect(computer.answers()).toEqual(['given', 'given']);
  });

  test('is asked for without digits where the keys are known (S3)', async () => {
    const { computer, askFor, allowed } = await seen();
    computer.trust();
    askFor('control');
    expect(computer.questions.current()).toMatchObject({ capability: 'control', code: null });
    await computer.agree();

    expect(allowed()).toEqual(['view', 'control']);
  });

  test('is barred before both ends have found out about each other (S6)', async () => {
    const { computer, askFor } = await seen();
    computer.arrive('console-2');
    computer.tell({ kind: 'link', state: 'connected' });
    askFor('control');

    expect(computer.answers().at(-1)).toBe('untrusted');
  });

  test('digits that differ are a no, and the link is told (S6)', async () => {
    const { computer, askFor, allowed } = await seen();
    askFor('control');
    computer.questions.answer(computer.questions.current()!.id, 'digits-differ');
    await expect.poll(computer.answers).toEqual(['given', 'refused']);

    expect(computer.page().orders).toContainEqual({ kind: 'compare', verdict: 'different' });
    expect(allowed()).toEqual(['view']);
  });

  test('what is asked over one link is not answered for the next', async () => {
    const { computer, askFor } = await seen();
    askFor('control');
    computer.connect('console-2');

    expect(computer.questions.current()).toBeNull();
  });

  test('is taken back by one click, for good; looking goes on (C6)', async () => {
    const { computer, askFor, allowed } = await seen();
    computer.trust();
    askFor('control');
    await computer.agree();
    computer.sessions.live()?.takeBack('control');
    expect(allowed()).toEqual(['view']);
    askFor('control');

    expect(computer.answers()).toEqual(['given', 'given', 'taken-back', 'too-soon']);
    expect(computer.noted().at(-1)).toMatchObject({
      actor: 'user',
      data: { capability: 'control', answer: 'taken-back' },
    });
  });
});

describe('a console whose page was loaded anew', () => {
  async function controlledBy(key: string) {
    const computer = aComputer(['view', 'control']);
    computer.sessions.follow(aState(aHelp()));
    computer.connect();
    await computer.agree();
    computer.trust(key);
    computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability: 'control' } });
    await computer.agree();
    const comeAnew = () => {
      computer.arrive('console-2');
      computer.tell({ kind: 'link', state: 'connected' });
    };
    return { computer, comeAnew, allowed: () => computer.banner.shown?.allowed };
  }

  test('may do what it could, once it has proved to be the same within a minute (S11)', async () => {
    const { computer, comeAnew, allowed } = await controlledBy('key');
    await computer.pass(30_000);
    comeAnew();
    expect(allowed()).toEqual([]);
    expect(computer.view()).toMatchObject({ kind: 'nothing' });

    computer.trust('key');
    expect(allowed()).toEqual(['view', 'control']);
    expect(computer.view()).toMatchObject({ kind: 'show' });
    expect(computer.answers()).toEqual(['given', 'given']);
  });

  test.each<readonly [string, (computer: ReturnType<typeof aComputer>) => void]>([
    ['another key', (computer) => computer.trust('other')],
    ['no key', (computer) => computer.trust()],
    ['digits that nobody has compared', (computer) => computer.tell({ kind: 'trust', code: '1', isTrusted: false })],
  ])('may do nothing with %s', async (_, prove) => {
    const { computer, comeAnew, allowed } = await controlledBy('key');
    comeAnew();
    prove(computer);
    computer.trust('key');

    expect(allowed()).toEqual([]);
    expect(computer.answers()).toEqual(['given', 'given', 'lapsed', 'lapsed']);
  });

  test('may do nothing after a minute (S11)', async () => {
    const { computer, comeAnew, allowed } = await controlledBy('key');
    computer.tell({ kind: 'link', state: 'ended' });
    await computer.pass(60_000);
    comeAnew();
    computer.trust('key');

    expect(allowed()).toEqual([]);
    expect(computer.noted().at(-1)).toMatchObject({ data: { capability: 'control', answer: 'lapsed' } });
  });
});

test('each link has parts of its own, and those of the one before have ended', async () => {
  const { computer, part } = await controlled();
  computer.connect('console-2');
  await expect.poll(() => part.hasEnded).toBe(true);

  expect(part.opened).toBe(2);
});

test('W7: recording is asked for like anything beyond looking, and the person ends it while looking goes on', async () => {
  const computer = aComputer(['view', 'record']);
  computer.sessions.follow(aState(aHelp()));
  computer.connect();
  await computer.agree();
  computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability: 'record' } });
  expect(computer.questions.current()).toMatchObject({ capability: 'record', code: '123456' });
  await computer.agree();
  computer.trust();
  expect(computer.banner.shown?.allowed).toEqual(['view', 'record']);

  computer.sessions.live()?.takeBack('record');
  expect(computer.banner.shown?.allowed).toEqual(['view']);
  expect(computer.answers()).toEqual(['given', 'given', 'taken-back']);
  expect(computer.noted()).toContainEqual({
    actor: 'user',
    type: 'consent',
    data: { capability: 'record', answer: 'taken-back', agent: aHelp().agent },
  });
});
