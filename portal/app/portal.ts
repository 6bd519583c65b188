import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { createContext, use } from 'react';
import { Fault } from '#contracts/fault.ts';
import type { Issuer } from '../draft/draft-command.ts';
import type { PortalFiles } from '../attachment/portal-files.ts';
import type { Drafts } from '../draft/drafts.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { SeenReplyStore } from '../incident/seen-replies.ts';
import type { PortalSupport } from '../remote-support/portal-support.ts';
import type { Sharing } from '../remote-support/sharing.ts';

/** All that a signed-in person's pages work with. They read by watching and act by handing over drafts. */
export interface Portal extends HubLink {
  readonly person: PersonId;
  readonly name: string;
  readonly drafts: Drafts;
  readonly files: PortalFiles;
  readonly seenReplies: SeenReplyStore;
  /** The person's own requests, newest first; starts with the last known. */
  readonly requests$: Observable<readonly PortalIncident[]>;
  readonly support: PortalSupport;
  readonly sharing: Sharing;
  /** Who hands a draft over, as of now. */
  readonly issuer: () => Issuer;
  readonly signOut: () => void;
}

const PortalContext = createContext<Portal | null>(null);
export const PortalProvider = PortalContext.Provider;

export function usePortal(): Portal {
  const portal = use(PortalContext);
  if (portal === null) throw new Fault('portal.missing', 'This page needs somebody to be signed in.');
  return portal;
}
