import type { ServiceToWindow, WindowToService } from '#contracts/desk-port.ts';
import type { SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { agentId, supportSessionId } from '#domain/kernel/fields.ts';
import { expect, onTestFinished, test } from 'vitest';
import { newCommandId } from '../new-id.ts';
import type { WindowServices } from './serve-window.ts';
import { serveWindow } from './serve-window.ts';

const session = supportSessionId.parse('support-session:one');
const mira = agentId.parse('agent:mira');

/** A service that only knows of signals; windows of it say and hear by hand. */
function aService() {
  const acts: SignalAct[] = [];
  const ends = new Map<string, (news: SignalNews) => void>();
  const nobody = () => () => {};
  const services: WindowServices = {
    readable: new Promise(() => {}),
    answer: async () => null,
    watchStatus: nobody,
    watchDrafts: nobody,
    watchPresence: nobody,
    tellPresence: () => {},
    actOnSignals: (act, hear) => {
      acts.push(act);
      if (act.kind === 'attend') ends.set(act.end, hear);
    },
    watchFiles: nobody,
    reportFault: (error) => {
      throw error;
    },
  };
  const openWindow = () => {
    const { port1, port2 } = new MessageChannel();
    serveWindow(port2, services);
    const heard: ServiceToWindow[] = [];
    port1.addEventListener('message', ({ data }: MessageEvent<ServiceToWindow>) => void heard.push(data));
    port1.start();
    onTestFinished(() => port1.close());
    const end = newCommandId();
    const say = (words: WindowToService) => port1.postMessage(words);
    const act = (words: SignalAct) => say({ lane: 'signal', act: words });
    return { heard, end, act, attend: () => act({ kind: 'attend', session, end }), say };
  };
  return { acts, ends, openWindow };
}

test('a window hears what is for its own end alone', async () => {
  const { ends, openWindow } = aService();
  const [one, other] = [openWindow(), openWindow()];
  one.attend();
  other.attend();
  await expect.poll(() => ends.size).toBe(2);
  const news: SignalNews = { kind: 'heard', from: 'user', fromEnd: newCommandId(), text: 'offer' };

  ends.get(one.end)?.(news);

  await expect.poll(() => one.heard).toEqual([{ lane: 'signal', end: one.end, news }]);
  expect(other.heard).toEqual([]);
});

test('a window speaks for the ends it made, and for no other’s', async () => {
  const { acts, openWindow } = aService();
  const [one, other] = [openWindow(), openWindow()];
  one.attend();
  await expect.poll(() => acts).toHaveLength(1);
  const words = { session, end: one.end, to: mira, towards: newCommandId(), text: 'forged' } as const;
  other.act({ kind: 'send', ...words });
  other.act({ kind: 'leave', session, end: one.end });
  other.attend();

  await expect.poll(() => acts.map(({ kind }) => kind)).toEqual(['attend', 'attend']);
});

test('a window that goes takes its ends with it', async () => {
  const { acts, openWindow } = aService();
  const one = openWindow();
  one.attend();
  await expect.poll(() => acts).toHaveLength(1);

  one.say({ lane: 'leave' });

  await expect.poll(() => acts.at(-1)).toEqual({ kind: 'leave', session, end: one.end });
});
