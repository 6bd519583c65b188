import type { SessionOpened } from '#contracts/api/api-request.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { DeviceKey } from '../enrolment/device-key.ts';
import type { Acquaintance } from './acquaintance.ts';
import { acquaintanceOf } from './acquaintance.ts';

/** `askHub` with the hub's address filled in. */
export type Ask = <Name extends HubRequest>(
  request: Name,
  input: HubInput<Name>,
  options: { readonly token: string | null; readonly signal: AbortSignal },
) => Promise<Result<HubOutput<Name>>>;

export interface HubLinkPorts {
  readonly ask: Ask;
  readonly device: DeviceId;
  readonly key: DeviceKey;
  readonly nowMs: () => number;
  /** Told every time a session begins. */
  readonly onMet: (acquaintance: Acquaintance) => Promise<void>;
}

/** A way to the hub as this device. */
export interface HubLink {
  /** Begins a session if there is none, renews one now and then, and gives what the hub said about the device. */
  readonly meet: (signal: AbortSignal) => Promise<Result<Acquaintance>>;
  /** Asks anew what the hub says about the device: whose it is may have changed. */
  readonly meetAnew: (signal: AbortSignal) => Promise<Result<Acquaintance>>;
  /** Does something within a session, which is begun where there is none, and once anew where the hub has ended it. */
  readonly within: <Value>(
    work: (token: string) => Promise<Result<Value>>,
    signal: AbortSignal,
  ) => Promise<Result<Value>>;
  /** Asks within a session. */
  readonly ask: <Name extends HubRequest>(
    request: Name,
    input: HubInput<Name>,
    signal: AbortSignal,
  ) => Promise<Result<HubOutput<Name>>>;
}

interface Session {
  readonly token: string;
  readonly acquaintance: Acquaintance;
}

/** So old may be what is known of the hub's clock, and of whose device this is; a clock that was set is found as well. */
const RENEW_AFTER_MS = 3_600_000;

/** The token is kept here, in memory, and nowhere else. */
export function createHubLink(ports: HubLinkPorts): HubLink {
  const { device, key, nowMs } = ports;
  let current: Session | null = null;

  async function open(signal: AbortSignal): Promise<Result<Session>> {
    const asked = await ports.ask('device.challenge', { device }, { token: null, signal });
    if (!asked.ok) return asked;
    const { challenge } = asked.value;
    const askedAtMs = nowMs();
    const signature = key.signChallenge(challenge);
    const opened = await ports.ask('device.open-session', { device, challenge, signature }, { token: null, signal });
    if (!opened.ok) return opened;
    return ok(await begin(opened.value, askedAtMs));
  }

  async function begin(opened: SessionOpened, askedAtMs: number): Promise<Session> {
    const acquaintance = acquaintanceOf(opened, askedAtMs, nowMs());
    current = { token: opened.token, acquaintance };
    await ports.onMet(acquaintance);
    return current;
  }

  async function session(signal: AbortSignal): Promise<Result<Session>> {
    return current === null ? await open(signal) : ok(current);
  }

  const within: HubLink['within'] = async (work, signal) => {
    for (let isSecondTry = false; ; isSecondTry = true) {
      const begun = await session(signal);
      if (!begun.ok) return begun;
      const outcome = await work(begun.value.token);
      if (outcome.ok || !isEnded(outcome.refusal.code)) return outcome;
      // Another who works within it may have begun a new one already.
      if (current === begun.value) current = null;
      if (isSecondTry) return outcome;
    }
  };

  const ask: HubLink['ask'] = (request, input, signal) =>
    within((token) => ports.ask(request, input, { token, signal }), signal);

  async function renew(signal: AbortSignal): Promise<Result<Session>> {
    const askedAtMs = nowMs();
    const renewed = await ask('session.renew', {}, signal);
    return renewed.ok ? ok(await begin(renewed.value, askedAtMs)) : renewed;
  }

  return {
    meetAnew: async (signal) => {
      const met = current === null ? await session(signal) : await renew(signal);
      return met.ok ? ok(met.value.acquaintance) : met;
    },
    within,
    ask,
    meet: async (signal) => {
      const isOld = current !== null && Math.abs(nowMs() - current.acquaintance.metAtMs) > RENEW_AFTER_MS;
      const met = isOld ? await renew(signal) : await session(signal);
      return met.ok ? ok(met.value.acquaintance) : met;
    },
  };
}

/** `session.unknown` and its kin: the hub knows the token no longer, and a new session may be begun. */
function isEnded(code: string): boolean {
  return code.startsWith('session.');
}
