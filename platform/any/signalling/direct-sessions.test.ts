import type { SignalOverLan } from '#contracts/lan-session/lan-messages.ts';
import type { SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { agentId, supportSessionId } from '#domain/kernel/fields.ts';
import { newCommandId } from '../new-id.ts';
import { expect, test } from 'vitest';
import type { DirectSession } from './direct-sessions.ts';
import { createDirectSessions } from './direct-sessions.ts';

const session = supportSessionId.parse('support-session:one');
const mira = agentId.parse('agent:mira');

/** A helper and a console, each with the sessions of its own process, and a line between both. */
function bothSides() {
  const [helper, console] = [createDirectSessions(), createDirectSessions()];
  const to: { helper?: DirectSession; console?: DirectSession } = {};
  const carry = (whose: 'helper' | 'console') => (message: SignalOverLan) => to[whose]?.take(message);
  to.helper = helper.open({ session, peer: mira, send: carry('console') });
  to.console = console.open({ session, peer: 'user', send: carry('helper') });
  return { helper, console, lines: { helper: to.helper, console: to.console } };
}

/** A page that attends. */
function attending(side: ReturnType<typeof createDirectSessions>) {
  const [end, news] = [newCommandId(), [] as SignalNews[]];
  side.act({ kind: 'attend', session, end }, (heard) => void news.push(heard));
  return { end, news };
}

test('each end hears of the other once, whoever came first, and words go to the one they are meant for', () => {
  const { helper, console } = bothSides();
  const screen = attending(helper);
  const [window, another] = [attending(console), attending(console)];
  for (const one of [window, another]) {
    expect(one.news).toEqual([
      { kind: 'line', isUp: true },
      { kind: 'arrived', from: 'user', fromEnd: screen.end },
    ]);
  }
  helper.act({ kind: 'send', session, end: screen.end, to: mira, towards: window.end, text: 'offer' }, () => null);
  expect(window.news.at(-1)).toEqual({ kind: 'heard', from: 'user', fromEnd: screen.end, text: 'offer' });
  expect(another.news).toHaveLength(2);
  expect(screen.news.filter(({ kind }) => kind === 'arrived')).toHaveLength(2);
});

test('a page that is opened anew is another end, and finds the helper where it is', () => {
  const { helper, console } = bothSides();
  const screen = attending(helper);
  const first = attending(console);
  console.act({ kind: 'leave', session, end: first.end }, () => null);
  const second = attending(console);
  expect(screen.news.filter(({ kind }) => kind === 'arrived')).toHaveLength(2);
  expect(second.news.at(-1)).toEqual({ kind: 'arrived', from: 'user', fromEnd: screen.end });
});

test('a line that is lost is told, and one that is over ends its ends; nobody attends there afterwards', () => {
  const { console, lines } = bothSides();
  const window = attending(console);
  lines.console.lose();
  expect(window.news.at(-1)).toEqual({ kind: 'line', isUp: false });
  lines.console.close();
  expect(window.news.at(-1)).toEqual({ kind: 'over', code: 'signal.not-joined' });
  expect(attending(console).news).toEqual([{ kind: 'over', code: 'signal.not-joined' }]);
  expect(console.has(session)).toBe(true);
});
