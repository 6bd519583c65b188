import type { SessionOpened } from '#contracts/api/api-request.ts';
import type { HubInput } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { OpenCopy } from './desk-copy.ts';
import type { HubLink } from './hub-link.ts';
import { endsSession } from './hub-link.ts';
import { newRecordId } from '../new-id.ts';
import { becomeAnother, markTaken, markToShow } from './own-mark.ts';
import { adopt, forgetWhoLeft, hubOffset, unfinished } from './session-change.ts';

export interface SessionPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  /** Somebody signed in or out, or the hub ended the session. */
  readonly onChanged: () => void;
  /** For the first time in this run the hub has known this installation for itself: what waits may be sent. */
  readonly onProven: () => void;
  /** Somebody signed out, and what was theirs is forgotten. */
  readonly onSignedOut: () => void;
}

/** Who works on this device. The token stays here and in the keep. */
export interface Session {
  /** `null` when nobody may speak to the hub from here. */
  readonly token: () => string | null;
  /**
   * Whether the hub has known this installation for itself since the service began. Before that nothing is sent: it may be
   * an old copy, or a twin, whose commands have to go under another name.
   */
  readonly isProven: () => boolean;
  open(login: string, password: string): Promise<Result<null>>;
  completeSetUp(input: unknown): Promise<Result<null>>;
  /** Proves to the hub that the session still stands, and moves the end of working offline. @param withinMs The answer is to be there. */
  renew(withinMs?: number): Promise<Result<null>>;
  /** Does so where it was not done for long: who stays online for weeks must not be taken for away. */
  renewIfDue(): Promise<void>;
  /** The hub does not take this token any more. What the person had here stays until they sign in again. */
  end(token: string): Promise<void>;
  close(options: { readonly discardWaiting: boolean }): Promise<Result<null>>;
}

const RENEW_EVERY_MS = 3_600_000;

export function createSession(ports: SessionPorts): Session {
  const { copy, hub, nowMs, signal } = ports;
  let renewedAtMs = nowMs();
  let isProven = false;
  async function proven(asked: Promise<Result<null>>): Promise<Result<null>> {
    const outcome = await asked;
    if (outcome.ok && !isProven) {
      isProven = true;
      ports.onProven();
    }
    return outcome;
  }
  const device = () => copy.keep.get('client');
  const anonymous = { token: null, signal };
  return {
    token: () => tokenIn(ports),
    isProven: () => isProven,
    open: (login, password) =>
      proven(enter(ports, () => hub.ask('session.open', { login, password, device: device() }, anonymous))),
    completeSetUp: async (raw) => {
      const given = raw as HubInput<'setup.complete'>;
      const input = hubApi['setup.complete'].input.safeParse({ ...given, device: device() });
      if (!input.success) return refuse({ code: 'request.invalid' });
      return proven(enter(ports, () => hub.ask('setup.complete', input.data, anonymous)));
    },
    renew: (withinMs) => {
      renewedAtMs = nowMs();
      return proven(renew(ports, withinMs));
    },
    renewIfDue: async () => {
      if (tokenIn(ports) === null || nowMs() - renewedAtMs < RENEW_EVERY_MS) return;
      renewedAtMs = nowMs();
      await proven(renew(ports));
    },
    end: (token) => end(ports, token),
    close: (options) => close(ports, options),
  };
}

function tokenIn({ copy }: SessionPorts): string | null {
  return copy.keep.get('session')?.token ?? null;
}

/** Asks something that is answered with a session, and takes that session on. */
async function enter(ports: SessionPorts, ask: () => Promise<Result<SessionOpened>>): Promise<Result<null>> {
  const { copy, change, hub, nowMs, signal, onChanged } = ports;
  const askedAtMs = nowMs();
  const opened = await ask();
  if (!opened.ok) return opened;
  const hubOffsetMs = hubOffset(opened.value.nowMs, askedAtMs, nowMs());
  const adopted = await change(() => adopt(copy, opened.value, hubOffsetMs));
  if (!adopted.ok) await hub.ask('session.close', {}, { token: opened.value.token, signal });
  onChanged();
  return adopted;
}

async function renew(ports: SessionPorts, timeoutMs?: number): Promise<Result<null>> {
  const { copy, change, hub, nowMs, signal } = ports;
  const token = tokenIn(ports);
  if (token === null) return refuse({ code: 'session.missing' });
  const patience = timeoutMs === undefined ? {} : { timeoutMs };
  const askedAtMs = nowMs();
  const mark = await change(() => markToShow(copy, ports.newId));
  const renewed = await hub.ask('session.renew', { mark }, { token, signal, ...patience });
  if (!renewed.ok && renewed.refusal.code === 'installation.copied') {
    await change(async () => {
      // Only once, however many have asked.
      if (tokenIn(ports) === token) await becomeAnother(copy, newRecordId('client'), nowMs());
    });
    ports.onChanged();
    return renewed;
  }
  if (!renewed.ok) {
    if (endsSession(renewed.refusal)) await end(ports, token);
    return renewed;
  }
  const hubOffsetMs = hubOffset(renewed.value.nowMs, askedAtMs, nowMs());
  return change(async () => {
    // Signed out, or in as somebody else, while the hub answered.
    if (tokenIn(ports) !== token) return refuse({ code: 'session.missing' });
    await markTaken(copy, mark);
    return adopt(copy, renewed.value, hubOffsetMs);
  });
}

async function end(ports: SessionPorts, ended: string): Promise<void> {
  const { copy, change, onChanged } = ports;
  await change(async () => {
    const session = copy.keep.get('session');
    if (session?.token === ended) await copy.keep.set({ session: { ...session, token: null } });
  });
  onChanged();
}

async function close(ports: SessionPorts, options: { readonly discardWaiting: boolean }): Promise<Result<null>> {
  const { copy, change, hub, signal, onChanged } = ports;
  const token = tokenIn(ports);
  const closed = await change(async (): Promise<Result<null>> => {
    const waiting = unfinished(copy);
    if (waiting > 0 && !options.discardWaiting) return refuse({ code: 'outbox.not-empty', details: { waiting } });
    await copy.keep.set({ session: null });
    return ok(null);
  });
  if (!closed.ok) return closed;
  // Nobody sees the desk any more from here on; a large one takes a while to be emptied.
  onChanged();
  await Promise.all([
    change(() => forgetWhoLeft(copy)),
    // Unreachable is no reason to stay: the device has forgotten the token already, and the hub lets it run out.
    token === null ? null : hub.ask('session.close', {}, { token, signal }),
  ]);
  onChanged();
  ports.onSignedOut();
  return ok(null);
}
