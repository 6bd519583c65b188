import type { DevicePresence, TicketPresence } from '#contracts/presence.ts';
import { devicePresence, ticketPresence } from '#contracts/presence.ts';
import { expect, test } from 'vitest';
import { handClock } from '../../../test/support/hand-clock.ts';
import { createPresenceShare } from './presence-share.ts';

const viewing = (serial: number) => ticketPresence.parse({ incident: `incident:${serial}`, doing: 'viewing' });
const composing = (serial: number) => ticketPresence.parse({ incident: `incident:${serial}`, doing: 'composing' });

function jonasOn(...tickets: TicketPresence[]): DevicePresence {
  return devicePresence.parse({ agent: 'agent:jonas', device: 'client:j', tickets, offlineSinceMs: null });
}

const [one, two] = [{}, {}];

function aShare() {
  const clock = handClock(0);
  const share = createPresenceShare({ wait: clock.wait, signal: new AbortController().signal });
  const said: string[] = [];
  const connect = () =>
    share.connect(({ tickets }) => said.push(tickets.map(({ incident, doing }) => `${doing} ${incident}`).join()));
  const shown: (readonly DevicePresence[])[] = [];
  share.watch((devices) => shown.push(devices));
  return { share, clock, said, connect, shown };
}

test('what windows have open is said once for all of them, composing before viewing (COL-1)', async () => {
  const { share, clock, said, connect } = aShare();
  connect();
  share.tell(one, [viewing(1)]);
  share.tell(two, [composing(1), viewing(2)]);
  await expect.poll(() => clock.due()).toEqual([300]);
  clock.advance(300);

  await expect.poll(() => said).toEqual(['viewing incident:1', 'composing incident:1,viewing incident:2']);
});

test('going through a list is not told ticket by ticket', async () => {
  const { share, clock, said, connect } = aShare();
  connect();
  for (let serial = 1; serial <= 20; serial += 1) share.tell(one, [viewing(serial)]);
  await expect.poll(() => clock.due()).toEqual([300]);
  clock.advance(300);

  await expect.poll(() => said).toEqual(['viewing incident:1', 'viewing incident:20']);
});

test('whoever has sent is no longer shown as writing, at once (COL-1)', () => {
  const { share, said, connect } = aShare();
  connect();
  share.tell(one, [composing(1)]);
  share.tell(one, [viewing(1)]);

  expect(said).toEqual(['composing incident:1', 'viewing incident:1']);
});

test('a window that left has nothing open any more', () => {
  const { share, said, connect } = aShare();
  share.tell(one, [viewing(1)]);
  const { length } = said;
  connect();
  expect(said.slice(length)).toEqual(['viewing incident:1']);
});

test('a line that comes back is told all again, and colleagues are unknown while there is none', () => {
  const { share, said, connect, shown } = aShare();
  share.tell(one, [viewing(1)]);
  const leave = connect();
  share.hear({ kind: 'presence', isWhole: true, devices: [jonasOn(viewing(1))] });
  expect(shown.at(-1)).toEqual([jonasOn(viewing(1))]);

  leave();
  expect(shown.at(-1)).toEqual([]);
  connect();
  expect(said).toEqual(['viewing incident:1', 'viewing incident:1']);
});

test('news of colleagues is laid over what was known; who has nothing open is gone', () => {
  const { share, shown } = aShare();
  share.hear({ kind: 'presence', isWhole: true, devices: [jonasOn(viewing(1))] });
  share.hear({ kind: 'presence', isWhole: false, devices: [jonasOn(composing(1))] });
  expect(shown.at(-1)).toEqual([jonasOn(composing(1))]);

  share.hear({ kind: 'presence', isWhole: false, devices: [jonasOn()] });
  expect(shown.at(-1)).toEqual([]);
});
