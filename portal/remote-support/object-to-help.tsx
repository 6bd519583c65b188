import type { EpochMs, IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import type { ComponentProps } from 'react';
import { useState } from 'react';
import { usePortal } from '../app/portal.ts';
import { RefusalNote } from '../look/note.tsx';
import { exactMoment } from '../words/moment-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Objection } from './objection.ts';
import { ObjectionForm, SayNotAgreed } from './objection-form.tsx';
import type { Refused } from './portal-support.ts';

interface ObjectToHelpProps {
  readonly session: SupportSessionId;
  readonly incident: IncidentId;
  readonly joinedAtMs: EpochMs;
}

/** What was not right goes to the request it was about, and the session is marked (W15). */
export function ObjectToHelp(props: ObjectToHelpProps) {
  return <SayNotAgreed renderForm={(onClose) => <ToRequest {...props} onClose={onClose} />} />;
}

function ToRequest({ onClose, ...about }: ObjectToHelpProps & Pick<ComponentProps<typeof ObjectionForm>, 'onClose'>) {
  const { refusal, ...objection } = useObjection(about);
  return <ObjectionForm {...objection} refusal={<RefusalNote refusal={refusal} />} onClose={onClose} />;
}

function useObjection({ session, incident, joinedAtMs }: ObjectToHelpProps) {
  const { say, language } = useWords();
  const { support } = usePortal();
  const [ids] = useState(newIds);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);

  /** Whether the hub has it. */
  async function object(said: string): Promise<boolean> {
    setIsSending(true);
    const words = say('support.object.text', { moment: exactMoment(joinedAtMs, language), words: said });
    const refused = await support.object({ session, incident, words, ids });
    setIsSending(false);
    setRefusal(refused);
    return refused === null;
  }

  return { object, isSending, refusal };
}

function newIds(): Objection['ids'] {
  const report = { command: newCommandId(), target: incidentId.parse(newRecordId('incident')) };
  return { reply: newCommandId(), report };
}
