import { ok, refuse } from '#domain/kernel/result.ts';
import type { Uploads } from '../attachment/uploads.ts';
import { createAnnouncementRequests } from '../announcement/announcement-requests.ts';
import type { AccountsPorts } from '../access/accounts.ts';
import { createAccount } from '../access/accounts.ts';
import { takeMark } from '../access/installation-marks.ts';
import { changePassword, resetPassword } from '../access/new-passwords.ts';
import { greetingOf } from '../access/sessions.ts';
import type { SetUpPorts } from '../access/set-up.ts';
import { completeSetUp, readSetUp } from '../access/set-up.ts';
import { signIn } from '../access/sign-in.ts';
import { createExchangeRequests } from '../exchange/exchange-requests.ts';
import { createHelperRequests } from '../helper/helper-requests.ts';
import { leaseForAgent } from '../incident/lease-for-agent.ts';
import { incidentsReportedOn } from '../inventory/device-incidents.ts';
import type { DeviceSessionPorts } from '../inventory/device-session.ts';
import { challengeDevice, openDeviceSession } from '../inventory/device-session.ts';
import type { DraftRequestPorts } from '../draft/draft-requests.ts';
import { createDraftRequests } from '../draft/draft-requests.ts';
import type { EnrolmentPorts } from '../inventory/enrolment.ts';
import { claimEnrolment, offerEnrolment } from '../inventory/enrolment.ts';
import { createKnowledgeRequests } from '../knowledge/knowledge-requests.ts';
import { createPortalRequests } from '../portal/portal-requests.ts';
import type { SupportRequestPorts } from '../remote-support/support-requests.ts';
import { createPolicyRequests } from '../remote-policy/policy-requests.ts';
import { createSupportRequests } from '../remote-support/support-requests.ts';
import { createReplicaRequests } from '../replica/replica-requests.ts';
import type { SyncRequestPorts } from '../sync/sync-requests.ts';
import { createSyncRequests } from '../sync/sync-requests.ts';
import type { ApiHandlers } from './serve-api.ts';

export type ApiPorts = SetUpPorts &
  AccountsPorts &
  EnrolmentPorts &
  DeviceSessionPorts &
  DraftRequestPorts &
  SupportRequestPorts &
  SyncRequestPorts & { readonly uploads: Pick<Uploads, 'offer'> };

/** The contents page of the hub's API: who answers what. */
export function createApiHandlers(ports: ApiPorts): ApiHandlers {
  const { store, kinds, sessions, uploads, nowMs, log } = ports;
  const done = ok({});
  return {
    'setup.read': async () => ok(await readSetUp(ports)),
    'setup.complete': (input, { address }) => completeSetUp(ports, input, address),

    'session.open': (input, { address }) => signIn(ports, input, address),
    'session.renew': async ({ mark }, asker) => {
      const { installation } = asker.session;
      const isItself = mark === undefined || (await takeMark(store, installation, mark));
      if (isItself) return ok(greetingOf(asker, nowMs(), sessions.offlineMs));
      log.warn({ installation }, 'installation met twice');
      return refuse({ code: 'installation.copied' });
    },
    'session.close': async (_nothing, { session }) => {
      await sessions.end(session.id, session.holder);
      log.info({ session: session.id }, 'session closed');
      return done;
    },
    'session.list': async (_nothing, asker) => ok(await sessions.list(asker)),
    'session.revoke': async ({ id }, { session }) => {
      if (!(await sessions.end(id, session.holder))) return refuse({ code: 'session.not-found' });
      log.info({ session: id, by: session.id }, 'session revoked');
      return done;
    },
    'account.create': (input, { principal }) => createAccount(ports, principal, input),
    'account.reset': ({ person }, { principal }) => resetPassword(ports, principal, person),
    'password.change': (input, asker) => changePassword(ports, asker, input, asker.address),

    'number.lease': async ({ device }, { principal, session }) => {
      if (device !== session.installation) return refuse({ code: 'number.device-wrong' });
      return await leaseForAgent({ store, kinds, nowMs }, principal, device);
    },

    'enrolment.offer': (input, { principal }) => offerEnrolment(ports, principal, input),
    'enrolment.claim': (input, { address }) => claimEnrolment(ports, input, address),
    'device.challenge': async ({ device }) => ok(await challengeDevice(ports, device)),
    'device.open-session': (input) => openDeviceSession(ports, input),
    'device.incidents': async ({ ids }, { principal }) => ok(await incidentsReportedOn(store.database, principal, ids)),

    'attachment.offer': (offered, { principal }) => uploads.offer(principal, offered),

    ...createSupportRequests(ports),
    ...createPolicyRequests(ports),
    ...createPortalRequests(store),
    ...createKnowledgeRequests({ store, nowMs }),
    ...createAnnouncementRequests({ store, nowMs }),
    ...createHelperRequests(store),
    ...createDraftRequests(ports),
    ...createExchangeRequests(ports),
    ...createReplicaRequests(ports),
    ...createSyncRequests(ports),
  };
}
