import { ok } from '#domain/kernel/result.ts';
import { personOf } from '../access/principals.ts';
import type { HandedPorts } from '../exchange/accept-handed.ts';
import { createExchangeKeyReader } from '../exchange/exchange-key.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import { bringMeeting } from './bring-meeting.ts';
import type { Relay } from '../relay/relay.ts';
import { readRelays } from '../relay/relay.ts';
import { askSupport } from './ask-support.ts';
import { findSupport, joinSupport, takeSupport } from './join-support.ts';
import { readPastHelp } from './past-help.ts';
import { readCurrent, readOwnHead, readPartner, readSupport } from './read-support.ts';
import { requestSupport } from './request-support.ts';
import { readAudit } from './session-audit.ts';
import type { SupportPorts } from './support-ports.ts';

export type SupportRequestPorts = SupportPorts & Pick<HandedPorts, 'sessions'> & { readonly relay: Relay | null };

/** Who answers what about help at somebody's computer. */
export function createSupportRequests(
  ports: SupportRequestPorts,
): Pick<ApiHandlers, Extract<keyof ApiHandlers, `support.${string}`>> {
  const readKey = createExchangeKeyReader(ports.store);
  return {
    'support.request': (_nothing, { principal }) => requestSupport(ports, { device: principal.id, person: null }, null),
    'support.share': ({ incident }, { principal }) =>
      requestSupport(ports, { device: null, person: personOf(principal) }, incident),
    'support.find': ({ code }, { principal, address }) => findSupport(ports, principal, code, address),
    'support.join': (input, { principal, address }) => joinSupport(ports, principal, input, address),
    'support.take': ({ session }, { principal }) => takeSupport(ports, principal, session),
    'support.ask': (input, { principal }) => askSupport(ports, principal, input),
    'support.read': ({ session }, { principal }) => readSupport(ports, principal, session),
    'support.head': ({ session }, { principal }) => readOwnHead(ports, principal, session),
    'support.current': (_nothing, { principal }) => readCurrent(ports, principal),
    'support.past': ({ incident }, { principal }) => readPastHelp(ports.store.database, personOf(principal), incident),
    'support.partner': ({ session }, { principal }) => readPartner(ports, principal, session),
    'support.audit': (asked) => readAudit(ports.store.database, asked),
    'support.desk-key': async () => ok({ hub: (await readKey()).publicKey }),
    'support.bring': ({ commands }, { principal }) => bringMeeting({ ...ports, readKey }, principal.id, commands),
    'support.relays': ({ session }, { principal }) => readRelays(ports, principal, session),
  };
}
