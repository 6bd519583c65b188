import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import { asyncScheduler, interval, merge, Observable, shareReplay } from 'rxjs';
import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';
import { createPortalFiles } from '../attachment/portal-files.ts';
import { draftSchema } from '../draft/draft.ts';
import type { Issuer } from '../draft/draft-command.ts';
import { createDraftShelf } from '../draft/draft-shelf.ts';
import type { Drafts } from '../draft/drafts.ts';
import { createDrafts } from '../draft/drafts.ts';
import { createHubLink } from '../hub-link/hub-link.ts';
import type { HubNewsPorts } from '../hub-link/hub-news.ts';
import { hubNews } from '../hub-link/hub-news.ts';
import { sendDrafts } from '../hub-link/send-drafts.ts';
import { watchRequests } from '../incident/incident-repository.ts';
import { createSeenReplyStore } from '../incident/seen-replies.ts';
import { followSharing } from '../remote-support/follow-sharing.ts';
import { createPortalSupport } from '../remote-support/portal-support.ts';
import type { PortalSession } from '../session/portal-session.ts';
import type { KeptStorage } from './kept-storage.ts';
import type { Portal } from './portal.ts';

/** In case the stream died without a word, as behind a router that forgot it. */
const READ_ANYWAY_EVERY_MS = 60_000;

export interface OpenPortalPorts extends Omit<HubNewsPorts, 'token' | 'signals'> {
  readonly session: PortalSession;
  readonly person: PersonId;
  /** Where drafts are kept: as long as the session is. */
  readonly storage: KeptStorage;
  /** Where it is kept what was seen: as long as the device is. */
  readonly deviceStorage: KeptStorage;
  readonly device: Issuer['device'];
  /** Where the bytes of files lie until they are sent. */
  readonly blobs: BlobStore;
  readonly fileLink: AttachmentLink;
  readonly ask: <Name extends HubRequest>(
    request: Name,
    input: HubInput<Name>,
    token: string | null,
  ) => Promise<Result<HubOutput<Name>>>;
  /** By this device's clock, epoch milliseconds. */
  readonly nowMs: () => number;
  readonly close: () => void;
}

/** A person's portal for as long as it is subscribed to: it follows the hub and sends what was handed over. */
export function openPortal(ports: OpenPortalPorts): Observable<Portal> {
  return new Observable((subscriber) => {
    const { session, person, device, nowMs } = ports;
    const tabs = new BroadcastChannel(`deskbell.portal.${person}`);
    const drafts = draftsOf(ports, tabs);
    const signals = createSignalLines({ nowMs, wait: ports.sleep });
    const link = createHubLink({
      session,
      ask: ports.ask,
      news$: merge(
        hubNews({ ...ports, token: session.token, signals }),
        drafts.accepted$,
        ports.wake$,
        interval(READ_ANYWAY_EVERY_MS),
      ),
      deviceNowMs: nowMs,
      chance: ports.chance,
      scheduler: asyncScheduler,
      sessionEnded: ports.sessionEnded,
    });
    subscriber.add(() => tabs.close());
    subscriber.add(sendDrafts(drafts, link).subscribe({ error: (cause) => subscriber.error(cause) }));
    const files = createPortalFiles({
      ...ports,
      drafts,
      news$: link.news$,
      link: ports.fileLink,
      token: session.token,
    });
    subscriber.add(files.sending$.subscribe({ error: (cause) => subscriber.error(cause) }));
    const issuer = (): Issuer => ({
      person,
      device,
      nowMs: epochMs.parse(nowMs()),
      hubOffsetMs: session.hubOffsetMs,
      attachCommand: newCommandId(),
    });
    const support = createPortalSupport({ link, issuer });
    const { sharing, followed$ } = followSharing({ link, issuer, signals, support, sleep: ports.sleep });
    subscriber.add(followed$.subscribe({ error: (cause) => subscriber.error(cause) }));
    subscriber.next({
      ...link,
      person,
      name: session.name,
      drafts,
      files,
      seenReplies: createSeenReplyStore(ports.deviceStorage, person),
      requests$: watchRequests(link).pipe(shareReplay({ bufferSize: 1, refCount: true })),
      issuer,
      support,
      sharing,
      signOut: () => {
        drafts.discardAll();
        void files.discardAll();
        ports.close();
      },
    });
  });
}

function draftsOf({ storage, person }: OpenPortalPorts, tabs: BroadcastChannel): Drafts {
  const drafts = createDrafts({
    shelf: createDraftShelf(storage, person),
    newIds: () => ({ command: newCommandId(), target: incidentId.parse(newRecordId('incident')) }),
    tellOtherTabs: tabs.postMessage.bind(tabs),
  });
  tabs.addEventListener('message', ({ data }) => {
    const accepted = draftSchema.safeParse(data);
    if (accepted.success) drafts.heardAccepted(accepted.data);
  });
  return drafts;
}
