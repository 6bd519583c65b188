import type { DraftExchangeAnswer } from '#contracts/draft.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { createBackOff } from './back-off.ts';
import { createBell } from './bell.ts';
import type { OpenCopy } from './desk-copy.ts';
import { isToBeSent, toExchange } from './draft-rules.ts';
import type { HubLink, Surroundings } from './hub-link.ts';
import { endsSession } from './hub-link.ts';
import type { Session } from './session.ts';

export interface DraftSyncPorts extends OpenCopy, Pick<Surroundings, 'wait' | 'chance' | 'nowMs' | 'reportFault'> {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly session: Pick<Session, 'token' | 'end'>;
  /** How people know this device; empty where it has no name. */
  readonly deviceName: string;
}

export interface DraftSync {
  /** Exchanges drafts with the hub whenever there is a reason to, until stopped. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** A draft changed here or elsewhere, or the hub is there again. */
  readonly ring: () => void;
}

/** While somebody types; less often than they pause, and soon enough for who goes from one device to the other. */
const EVERY_MS = 2_000;
/** Texts in one request, in characters. */
const REQUEST_CHARACTERS = 1_000_000;

export function createDraftSync(ports: DraftSyncPorts): DraftSync {
  const bell = createBell();
  const backOff = createBackOff(ports);
  let exchangedAtMs = 0;

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // More than one letter is typed in a row: they go together.
      const restMs = exchangedAtMs + EVERY_MS - ports.nowMs();
      if (restMs > 0) await ports.wait(Math.min(restMs, EVERY_MS), signal);
      const outcome = await exchange(ports, signal).catch((error: unknown): Outcome => {
        if (!signal.aborted) ports.reportFault(error);
        return 'unheard';
      });
      if (outcome === 'done' || outcome === 'more') {
        exchangedAtMs = ports.nowMs();
        backOff.reset();
      }
      // One answer may be lost while the line stands, and then nobody rings.
      if (outcome === 'unheard') await backOff.pause(signal);
      else if (outcome !== 'more') await bell.heard(signal);
    }
  }
  return {
    run,
    ring: () => {
      bell.ring();
      backOff.wake();
    },
  };
}

/** `more`: there is more to be sent or received. `later`: nobody is signed in who could. `unheard`: nobody answered. */
type Outcome = 'done' | 'more' | 'later' | 'unheard';

async function exchange(ports: DraftSyncPorts, signal: AbortSignal): Promise<Outcome> {
  const { copy, hub, session, deviceName } = ports;
  const token = session.token();
  if (token === null || copy.keep.get('session')?.principal.kind !== 'agent') return 'later';
  const held = toExchange(copy.drafts.all(), REQUEST_CHARACTERS);
  const answer = await hub.ask('draft.exchange', { deviceName, held }, { token, signal });
  if (!answer.ok) {
    if (!endsSession(answer.refusal)) return 'unheard';
    await session.end(token);
    return 'later';
  }
  // Signed out, or in as somebody else, while the hub answered.
  if (session.token() !== token) return 'later';
  if (await isBackInTime(ports, answer.value)) return 'more';
  await copy.drafts.exchange(held, answer.value);
  const isLeft = copy.drafts.all().some(isToBeSent);
  return isLeft || !answer.value.isWhole ? 'more' : 'done';
}

/**
 * Whether the hub was restored from a backup since the last exchange. What it does not know is then no word that somebody
 * sent or discarded it: all that lies here is handed in again, and where the hub has another text, both are kept.
 */
async function isBackInTime({ copy, change }: DraftSyncPorts, { restoredAtMs }: DraftExchangeAnswer): Promise<boolean> {
  const known = copy.keep.get('draftsSinceMs');
  const draftsSinceMs = restoredAtMs ?? epochMs.parse(0);
  if (known === draftsSinceMs) return false;
  if (known !== null) await copy.drafts.offerAgain();
  await change(({ keep }) => keep.set({ draftsSinceMs }));
  return known !== null;
}
