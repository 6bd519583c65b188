import { useCallback, useRef } from 'react';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDesk } from '../app/desk-context.ts';
import { forgetFile } from '../attachment/attachment-repository.ts';
import type { AttachmentDraft } from '../attachment/use-attachment-draft.ts';
import { useAttachmentDraft } from '../attachment/use-attachment-draft.ts';
import { commandIncident } from './incident-repository.ts';

export interface CallFiles extends AttachmentDraft {
  /** Brings them to the ticket that was logged with them. They stay with the form when that is refused. */
  readonly attachTo: (incident: Incident['id']) => Promise<Refusal | null>;
  /** Others take their place. Those before can be put back until the next time. */
  readonly swap: (next: readonly Attachment[]) => readonly Attachment[];
}

/** Files that go with a call: kept on this device as its words are, for the desk alone once it is logged. */
export function useCallFiles(): CallFiles {
  const desk = useDesk();
  const attached = useAttachmentDraft('call');
  const { files, replace, leave } = attached;
  const swappedOut = useRef<readonly Attachment[]>([]);

  const swap = useCallback(
    (next: readonly Attachment[]) => {
      const kept = new Set([...next, ...files].map(({ sha256 }) => sha256));
      for (const file of swappedOut.current) if (!kept.has(file.sha256)) void forgetFile(desk, file);
      swappedOut.current = files;
      replace(next);
      return files;
    },
    [desk, files, replace],
  );

  async function attachTo(incident: Incident['id']): Promise<Refusal | null> {
    if (files.length === 0) return null;
    const input = { attachments: [...files], text: null, audience: 'desk' as const };
    const issued = await commandIncident(desk, incident, 'incident.attach', input);
    if (!issued.ok) return issued.refusal;
    leave(files);
    return null;
  }

  return { ...attached, attachTo, swap };
}
