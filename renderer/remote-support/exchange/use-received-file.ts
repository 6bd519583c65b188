import { useState } from 'react';
import { MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { sniffImage } from '#domain/kernel/image-type.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDesk } from '../../app/desk-context.ts';
import { addFile } from '../../attachment/attachment-repository.ts';
import { useSaveBlob } from '../../attachment/use-outside.ts';
import type { Desk } from '../../desk/desk.ts';
import type { Transfer } from './exchange-state.ts';
import type { SessionExchange } from './session-exchange.ts';

/** What can be done with a file that came from the user: saved here, or put on the ticket, where the desk alone sees it. */
export function useReceivedFile(
  exchange: SessionExchange,
  { name, sizeBytes, sha256 }: Transfer,
  incident: IncidentId,
) {
  const desk = useDesk();
  const saveBlob = useSaveBlob();
  const [isBusy, setIsBusy] = useState(false);
  const [isAttached, setIsAttached] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function withBytes(act: (whole: Blob) => Promise<Refusal | null>): Promise<Refusal | null> {
    if (sha256 === null) return null;
    setIsBusy(true);
    try {
      return await act(await exchange.whole(sha256));
    } finally {
      setIsBusy(false);
    }
  }

  async function attachToTicket(): Promise<void> {
    if (sizeBytes > MAX_ATTACHMENT_BYTES) {
      setRefusal({ code: 'attachment.too-large', details: { mostBytes: MAX_ATTACHMENT_BYTES } });
      return;
    }
    const refused = await withBytes((whole) => attach(desk, incident, name, whole));
    setRefusal(refused);
    setIsAttached(refused === null);
  }

  return {
    isBusy,
    isAttached,
    refusal,
    save: () => void withBytes((whole) => saveBlob(name, whole)).then(setRefusal),
    attach: () => void attachToTicket(),
  };
}

async function attach(desk: Desk, incident: IncidentId, name: string, whole: Blob): Promise<Refusal | null> {
  const head = new Uint8Array(await whole.slice(0, 16).arrayBuffer());
  const file = new File([whole], name, { type: sniffImage(head) ?? '' });
  const added = await addFile(desk, file, name);
  if (!added.ok) return added.refusal;
  const input = { attachments: [added.value], text: null, audience: 'desk' as const };
  const issued = await desk.issue('incident.attach', incident, input);
  return issued.ok ? null : issued.refusal;
}
