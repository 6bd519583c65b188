import type { HelpRecord } from '#contracts/helper-core.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { ComponentProps } from 'react';
import { useState } from 'react';
import { exactMoment } from '../../../portal/words/moment-words.ts';
import { ObjectionForm, SayNotAgreed } from '../../../portal/remote-support/objection-form.tsx';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';

/** What was not right goes to the ticket: as a reply, by opening it again, or as a new one where it is closed for good. */
export function ObjectToHelp({ record }: { readonly record: HelpRecord }) {
  return <SayNotAgreed renderForm={(onClose) => <ToTicket record={record} onClose={onClose} />} />;
}

interface ToTicketProps extends Pick<ComponentProps<typeof ObjectionForm>, 'onClose'> {
  readonly record: HelpRecord;
}

function ToTicket({ record, onClose }: ToTicketProps) {
  const { object, refusal } = useObjection(record);
  return <ObjectionForm object={object} refusal={<RefusalNote refusal={refusal} />} onClose={onClose} />;
}

function useObjection({ session, ticket: about, joinedAtMs }: HelpRecord) {
  const { say, language } = useWords();
  const { ask } = useHelper();
  const { tickets } = useEnrolled();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function follow(text: string) {
    const ticket = tickets.find(({ id }) => id === about?.id);
    if (ticket !== undefined && isOpen(ticket)) return ask('ticket.act', { kind: 'reply', ticket: ticket.id, text });
    if (ticket?.state === 'resolved') return ask('ticket.act', { kind: 'reopen', ticket: ticket.id, text });
    const summary = about === null ? '' : `\n\n${[about.number, about.summary].filter(Boolean).join(' · ')}`;
    const words = `${text}${summary}`;
    return ask('problem.report', {
      words,
      since: '',
      effect: 'user-affected',
      language,
      pictures: [],
      diagnostics: null,
    });
  }

  /** True once it is kept on this computer; from then on it is on its way. */
  async function object(words: string): Promise<boolean> {
    try {
      // Marked first: done twice it is the same, and words that were sent are sent once.
      const marked = await ask('help.object', { session });
      const text = say('support.object.text', { moment: exactMoment(joinedAtMs, language), words });
      const answer = marked.ok ? await follow(text) : marked;
      setRefusal(answer.ok ? null : refusalIn(answer.refusal));
      return answer.ok;
    } catch (error) {
      setRefusal(refusalOf(error));
      return false;
    }
  }

  return { object, refusal };
}
