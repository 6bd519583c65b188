import type { SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { ClientToHub } from '#contracts/sync.ts';
import { agentId, supportSessionId } from '#domain/kernel/fields.ts';
import { newCommandId } from '../new-id.ts';
import { expect, test } from 'vitest';
import { handClock } from '../../../test/support/hand-clock.ts';
import { createSignalLines } from './signal-lines.ts';

const session = supportSessionId.parse('support-session:one');
const mira = agentId.parse('agent:mira');
const [end, other] = [newCommandId(), newCommandId()];

/** An end that attends, on a stream that is connected when the test says so. */
function anEnd() {
  const clock = handClock(0);
  const lines = createSignalLines(clock);
  let hungUp = 0;
  const news: SignalNews[] = [];
  const said: ClientToHub[] = [];
  const act = (words: Parameters<typeof lines.act>[0]) => lines.act(words, (heard) => void news.push(heard));
  act({ kind: 'attend', session, end });
  return {
    news,
    act,
    say: (text: string) => act({ kind: 'send', session, end, to: mira, towards: other, text }),
    connect: () =>
      lines.connect(
        (message) => void said.push(message),
        () => (hungUp += 1),
      ),
    hungUp: () => hungUp,
    hurry: () => lines.hurry(),
    leave: () => act({ kind: 'leave', session, end }),
    /** Time goes by, and with it what was waited for. */
    pass: async (looks: number) => {
      for (let look = 0; look < looks; look += 1) {
        await expect.poll(() => clock.due().length, { interval: 1 }).toBe(1);
        clock.advance(500);
      }
      await Promise.resolve();
    },
    clock,
    hear: (place: number, text: string | null) =>
      lines.hear({ kind: 'signal.heard', session, end, place, from: mira, fromEnd: other, text }),
    take: (number: number) => lines.hear({ kind: 'signal.taken', session, end, number }),
    over: () => lines.hear({ kind: 'signal.over', session, end, code: 'signal.not-joined' }),
    /** What went over the stream since this was last asked. */
    said: () =>
      said
        .splice(0)
        .map((message) =>
          message.kind === 'signal.send'
            ? `${message.number} ${message.text}`
            : message.kind === 'signal.attend'
              ? `attend after ${message.after}`
              : message.kind,
        ),
  };
}

test('what is said while there is no stream waits, and goes in order when there is one', () => {
  const { say, connect, said, news } = anEnd();
  say('one');
  say('two');
  connect();

  expect(said()).toEqual(['attend after 0', '1 null', '2 one', '3 two']);
  expect(news).toEqual([
    { kind: 'line', isUp: false },
    { kind: 'line', isUp: true },
  ]);
});

test('what the hub took is not said again over the next stream, and what was heard is not heard again', () => {
  const { say, connect, said, take, hear, news } = anEnd();
  const leave = connect();
  say('one');
  hear(7, 'offer');
  take(1);
  said();
  leave();
  connect();

  expect(said()).toEqual(['attend after 7', '2 one']);
  hear(7, 'offer');
  hear(8, 'candidate');
  expect(news.filter(({ kind }) => kind === 'heard')).toMatchObject([{ text: 'offer' }, { text: 'candidate' }]);
});

test('an end that is new is told of once, and answered so that it knows of this one', () => {
  const { connect, said, hear, news } = anEnd();
  connect();
  said();
  hear(1, null);
  hear(2, null);
  hear(3, 'offer');

  expect(news.filter(({ kind }) => kind === 'arrived')).toEqual([{ kind: 'arrived', from: mira, fromEnd: other }]);
  expect(said()).toEqual(['2 null']);
});

test('an end that is over hears and says nothing more', () => {
  const { connect, said, over, hear, say, news } = anEnd();
  connect();
  over();
  said();
  say('one');
  hear(1, 'offer');

  expect(news.at(-1)).toEqual({ kind: 'over', code: 'signal.not-joined' });
  expect(said()).toEqual([]);
});

test('words that nobody takes for long do not pile up without bound', () => {
  const { say, news } = anEnd();
  for (let index = 0; index < 400; index += 1) say(`candidate ${index}`);

  expect(news.at(-1)).toEqual({ kind: 'over', code: 'signal.too-many' });
});

test('a stream on which nothing is heard of what was said is hung up after two seconds, and no sooner (S11)', async () => {
  const { connect, take, pass, say, hungUp } = anEnd();
  connect();
  take(1);
  await pass(1);
  say('offer');
  await pass(3);
  expect(hungUp()).toBe(0);
  await pass(1);

  await expect.poll(hungUp, { interval: 1 }).toBe(1);
});

test('a hub that says anything at all is waited for, and one that has taken all is not watched any more', async () => {
  const { connect, take, hear, pass, say, hungUp, clock } = anEnd();
  connect();
  say('offer');
  await pass(3);
  hear(1, 'answer');
  await pass(3);
  take(2);
  await pass(1);

  await expect.poll(() => clock.due(), { interval: 1 }).toEqual([]);
  expect(hungUp()).toBe(0);
});

test('a stream is missed in a hurry while an end attends, for as long as links wait for each other', () => {
  const { connect, hurry, clock, leave } = anEnd();
  expect(hurry()).not.toBeNull();
  const lose = connect();
  expect(hurry()).toBeNull();
  clock.advance(3_600_000);
  lose();
  expect(hurry()).toEqual({ answerWithinMs: 4_000, everyMs: 1_000 });
  clock.advance(60_000);
  expect(hurry()).toEqual({ answerWithinMs: 2_000, everyMs: 1_000 });
  clock.advance(15_000);
  expect(hurry()).toBeNull();

  connect()();
  expect(hurry()).not.toBeNull();
  leave();
  expect(hurry()).toBeNull();
});
