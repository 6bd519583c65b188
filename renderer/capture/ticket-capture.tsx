import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { AttachInput } from '#domain/incident/incident.commands.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDesk } from '../app/desk-context.ts';
import { addFile } from '../attachment/attachment-repository.ts';
import { fileStamp } from '../attachment/file-stamp.ts';
import { commandIncident } from '../incident/incident-repository.ts';
import { toast } from '../look/toast.tsx';
import { CaptureEditor } from './capture-editor.tsx';
import type { CaptureStart } from './use-capture.ts';

interface TicketCaptureProps {
  readonly incident: Incident;
  readonly requesterName: string;
  readonly capture: CaptureStart;
  /** Who is meant to see it, as long as nobody says otherwise. */
  readonly audience: AttachInput['audience'];
  /** It is on the ticket. */
  readonly onAttached?: (file: Attachment) => void;
}

export type AttachCapture = (picture: Blob, text: string, audience: AttachInput['audience']) => Promise<Refusal | null>;

/** Brings a picture of the screen to a ticket: nothing stands here until one was taken. */
export function TicketCapture({ incident, requesterName, capture, audience, onAttached }: TicketCaptureProps) {
  const { t, i18n } = useTranslation('attachment');
  const desk = useDesk();
  const { frame, begin, close } = capture;
  if (frame === null) return null;

  const attach: AttachCapture = async (picture, text, chosen) => {
    const name = `${t('capture.name', { when: fileStamp(new Date(), i18n.language) })}.png`;
    const file = new File([picture], name, { type: picture.type });
    const added = await addFile(desk, file, name);
    if (!added.ok) return added.refusal;
    const input = { attachments: [added.value], text: text === '' ? null : text, audience: chosen };
    const issued = await commandIncident(desk, incident.id, 'incident.attach', input);
    if (!issued.ok) return issued.refusal;
    close();
    onAttached?.(added.value);
    toast({ message: t('capture.attached') });
    return null;
  };

  return (
    <CaptureEditor
      // Another frame begins anew.
      key={`${frame.width}x${frame.height}:${capture.taken}`}
      frame={frame}
      requesterName={requesterName}
      audience={audience}
      onAttach={attach}
      onRetake={begin}
      onClose={close}
    />
  );
}
