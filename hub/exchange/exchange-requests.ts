import { consoleCertificate } from '#contracts/exchange.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { greetingOf } from '../access/sessions.ts';
import { readDeviceKey } from '../inventory/device-key.ts';
import type { ApiHandler } from '../http/serve-api.ts';
import { isOfThisHistory } from '../sync/history.ts';
import type { HandedPorts } from './accept-handed.ts';
import { acceptHanded } from './accept-handed.ts';
import { createExchangeKeyReader } from './exchange-key.ts';

export interface ExchangeRequestPorts extends Omit<HandedPorts, 'readKey'> {
  readonly nowMs: () => number;
}

interface ExchangeRequests {
  readonly 'exchange.certify': ApiHandler<'exchange.certify'>;
  readonly 'exchange.push': ApiHandler<'exchange.push'>;
}

/** What consoles ask so that their people can hand work to one another without a hub. */
export function createExchangeRequests(ports: ExchangeRequestPorts): ExchangeRequests {
  const readKey = createExchangeKeyReader(ports.store);
  return {
    'exchange.certify': async ({ publicKey }, asker) => {
      if (readDeviceKey(publicKey) === null) return refuse({ code: 'request.invalid' });
      const { principal, name, session } = asker;
      const { nowMs, offlineUntilMs } = greetingOf(asker, ports.nowMs());
      const certificate = consoleCertificate.parse({
        device: session.installation,
        session: session.id,
        person: principal.person,
        agent: principal.id,
        name,
        role: principal.role,
        publicKey,
        issuedAtMs: nowMs,
        expiresAtMs: offlineUntilMs,
      });
      const key = await readKey();
      return ok({ hub: key.publicKey, certificate: key.sign('certificate', JSON.stringify(certificate)) });
    },
    'exchange.push': async ({ protocol, commands, cursor }) => {
      if (protocol !== SYNC_PROTOCOL_VERSION) return refuse({ code: 'protocol.unknown' });
      const isHere = cursor === null || (await isOfThisHistory(ports.store.database, cursor));
      if (!isHere) return refuse({ code: 'feed.restored' });
      return ok({ answers: await acceptHanded({ ...ports, readKey }, commands) });
    },
  };
}
