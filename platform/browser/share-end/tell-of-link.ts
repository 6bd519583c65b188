import type { ShareBriefing, ShareNews } from '#contracts/helper-remote.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { LinkState } from '../peer-link/peer-link.ts';
import { createHeadTaker } from '../session-trust/session-heads.ts';
import { alarmingEnds, happeningsOf } from '../session-trust/session-happenings.ts';
import type { OpenShare } from './begin-share.ts';
import { readConsoleAsk } from './console-asks.ts';

type Tell = (news: ShareNews) => void;

/** Tells whoever decides all that they have to know of a link, and what the console asks. */
export function tellOfLink(
  { session, agent }: ShareBriefing,
  { link, line, trust, share }: OpenShare,
  tell: Tell,
): void {
  const note = (happening: HappeningNoted): void => tell({ kind: 'happened', happenings: [happening] });
  const takeHead = createHeadTaker({ session, from: agent, program: 'console', trust, note, alarm });
  const nowMs = () => performance.now();
  const happenings = happeningsOf({ link, trust, person: 'user', program: 'helper', nowMs });
  happenings.subscribe(note);

  link.events.subscribe((event) => {
    if (event.kind === 'signal') tell({ kind: 'signal', text: JSON.stringify(event.signal) });
    if (event.kind === 'state') tellState(event.state);
  });

  trust.changes.subscribe((now) => {
    if (now.state === 'broken') tell({ kind: 'alarm' });
    else if (now.state === 'comparing') tell({ kind: 'trust', code: now.code, isTrusted: false });
    else if (now.state === 'trusted') tellTrusted(now.code);
  });

  line.heard.subscribe(({ message }) => {
    const asked = readConsoleAsk(message);
    if (asked.kind === 'ask') {
      // What a hand does is to be seen at once (V7).
      if (asked.message.kind.startsWith('input.')) share.wake('hand');
      tell({ kind: 'asked', message: asked.message });
    } else if (asked.kind === 'head') {
      void takeHead(asked.message);
    }
  });

  function tellTrusted(code: string): void {
    const provedKey = trust.peerKey?.publicKey;
    tell({ kind: 'trust', code, isTrusted: true, ...(provedKey === undefined ? {} : { provedKey }) });
  }

  function alarm(code: string): void {
    note({ actor: 'helper', type: 'alarm', data: { code } });
    tell({ kind: 'alarm' });
    link.close();
  }

  function tellState(state: LinkState): void {
    if (state.state === 'connecting') return;
    if (state.state === 'ended') {
      share.stop();
      if (alarmingEnds.has(state.reason)) tell({ kind: 'alarm' });
    }
    tell({ kind: 'link', state: state.state });
  }
}
