import type { SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import { agentId, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import type { LinkEvent, LinkState, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { ScreenState } from './screen-state.ts';
import { openScreenSession } from './screen-session.ts';

/** A link that does nothing by itself. */
class LinkByHand {
  state: LinkState = { state: 'connecting' };
  readonly fingerprints = { own: 'AA', peer: 'BB' };
  readonly events = new Subject<LinkEvent>();
  readonly signals: unknown[] = [];
  readonly sent: string[] = [];
  readonly relays: unknown[] = [];
  readonly signal = (signal: unknown) => void this.signals.push(signal);
  readonly setSignalling = () => undefined;
  readonly useRelays = (relays: unknown) => void this.relays.push(relays);
  readonly send = (_: string, text: string) => void this.sent.push(text);
  readonly stats = async () => ({ way: 'direct' });
  readonly close = () => this.become({ state: 'ended', reason: 'closed-here' });

  become(state: LinkState): void {
    if (this.state.state === 'ended') return;
    this.state = state;
    this.events.next({ kind: 'state', state });
  }
  hear(message: Ctl<'helper'>): void {
    this.events.next({ kind: 'message', channel: 'ctl', text: JSON.stringify(message) });
  }
}

function attended(relays: readonly RTCIceServer[] = []) {
  const ends: { readonly news: Subject<SignalNews>; readonly said: string[]; hasLeft: boolean }[] = [];
  const links: LinkByHand[] = [];
  const noted: HappeningNoted[] = [];
  const over: string[] = [];
  const states: ScreenState[] = [];
  const ticks: (() => void)[] = [];
  const screen = openScreenSession({
    session: supportSessionId.parse(newRecordId('support-session')),
    ticket: incidentId.parse(newRecordId('incident')),
    agent: agentId.parse(newRecordId('agent')),
    isDirect: false,
    attend: () => {
      const end = { news: new Subject<SignalNews>(), said: [] as string[], hasLeft: false };
      ends.push(end);
      return {
        end: newCommandId(),
        news$: end.news,
        say: (to, towards, text) => void end.said.push([to, towards, text].join(' ')),
        leave: () => void (end.hasLeft = true),
      };
    },
    relays: async () => relays,
    before: async () => ({ relays: [], keys: { remembered: null, told: null }, allowed: new Set(capabilities) }),
    createLink: () => {
      const link = new LinkByHand();
      links.push(link);
      // All of a link that this end makes use of.
      return link as unknown as PeerLink;
    },
    onCompared: () => undefined,
    parts: [],
    newHead: () => null,
    sign: async () => null,
    note: (happening) => void noted.push(happening),
    every: (run) => {
      ticks.push(run);
      return () => undefined;
    },
    onOver: (why) => void over.push(why),
    nowMs: () => 0,
    reportFault: (fault) => {
      throw fault;
    },
  });
  screen.state$.subscribe((state) => void states.push(state));
  const arrive = async (fromEnd = newCommandId()) => {
    ends.at(-1)?.news.next({ kind: 'arrived', from: 'user', fromEnd });
    await expect.poll(() => links.length).toBeGreaterThan(0);
    return fromEnd;
  };
  return { screen, ends, links, noted, over, ticks, arrive, state: () => states.at(-1)! };
}

const candidate = { kind: 'restart-wanted', path: 0 } as const;

test('signals are carried between the link and the one page of the helper that it leads to', async () => {
  const { ends, links, arrive } = attended();
  const page = await arrive();
  const news = ends[0]!.news;
  links[0]!.events.next({ kind: 'signal', signal: candidate });
  news.next({ kind: 'heard', from: 'user', fromEnd: page, text: JSON.stringify(candidate) });
  news.next({ kind: 'heard', from: 'user', fromEnd: newCommandId(), text: JSON.stringify(candidate) });
  news.next({ kind: 'heard', from: 'user', fromEnd: page, text: '{"kind":"shell"}' });
  const colleague = agentId.parse(newRecordId('agent'));
  news.next({ kind: 'heard', from: colleague, fromEnd: page, text: JSON.stringify(candidate) });

  expect(ends[0]!.said).toEqual([`user ${page} ${JSON.stringify(candidate)}`]);
  expect(links[0]!.signals).toEqual([candidate]);
});

test('a line that lasts gets newer credentials of the relays than those it began with (S8, S9)', async () => {
  const relays = [{ urls: 'turn:relay.example.org', username: '1:one', credential: 'secret' }];
  const { ticks, links, arrive } = attended(relays);
  await arrive();
  for (const tick of ticks) tick();

  await expect.poll(() => links[0]!.relays).toEqual([relays]);
});

test('a page of the helper that comes anew has a line of its own, and the one before is closed', async () => {
  const { links, arrive, state } = attended();
  await arrive();
  links[0]!.become({ state: 'connected' });
  await arrive();
  await expect.poll(() => links.length).toBe(2);

  expect(links[0]!.state).toEqual({ state: 'ended', reason: 'closed-here' });
  expect(state().link).toEqual({ state: 'connecting' });
});

test.each<readonly [string, string, (link: LinkByHand) => void]>([
  [
    'a file that nobody agreed to',
    'message.out-of-grant',
    (link) => link.hear({ kind: 'file.offer', transfer: 1, name: 'a', sizeBytes: 1, sha256: 'ab'.repeat(32) as never }),
  ],
  [
    'a message that no Deskbell sends',
    'trust.message-unknown',
    (link) => link.events.next({ kind: 'message', channel: 'ctl', text: '{"kind":"shell.run"}' }),
  ],
])('%s closes the line and ends the session with an alarm that is written down (S17)', async (_, code, act) => {
  const { links, noted, over, arrive, state } = attended();
  await arrive();
  const link = links[0]!;
  link.become({ state: 'connected' });
  act(link);

  expect(state().alarm).toBe(code);
  expect(link.state.state).toBe('ended');
  expect(over).toEqual(['alarm']);
  await expect.poll(() => noted).toContainEqual({ actor: 'console', type: 'alarm', data: { code } });
});

test('a line that does not come back ends the session, one that never came about does not (S11)', async () => {
  const { links, over, arrive } = attended();
  await arrive();
  links[0]!.become({ state: 'ended', reason: 'never-connected' });
  expect(over).toEqual([]);

  const back = attended();
  await back.arrive();
  back.links[0]!.become({ state: 'connected' });
  back.links[0]!.become({ state: 'ended', reason: 'silent-too-long' });
  expect(back.over).toEqual(['line-lost']);
});

test('who is no longer heard attends anew, but not at a session that is over', () => {
  const { ends } = attended();
  ends[0]!.news.next({ kind: 'over', code: 'signal.service-gone' });
  expect(ends).toHaveLength(2);

  ends[1]!.news.next({ kind: 'over', code: 'signal.not-joined' });
  expect(ends).toHaveLength(2);
});

test('leaving closes the line and leaves the end, and ends nothing', async () => {
  const { screen, ends, links, over, arrive } = attended();
  await arrive();
  links[0]!.become({ state: 'connected' });
  screen.leave();

  expect(links[0]!.state.state).toBe('ended');
  expect(ends[0]!.hasLeft).toBe(true);
  expect(over).toEqual([]);
});
