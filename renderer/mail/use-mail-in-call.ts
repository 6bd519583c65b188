import { useCallbackRef } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { firstValueFrom } from 'rxjs';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDesk } from '../app/desk-context.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { isWorthKeeping } from '../incident/incident-form-draft.ts';
import type { CallForm } from '../incident/incident-form-state.ts';
import { watchByAddress } from '../workforce/workforce-repository.ts';
import { useDroppedMails } from './dropped-mails.ts';
import { mailInCall, personWith } from './mail-in-call.ts';
import { isMailFile } from './mail-file.ts';
import { textOfPage } from './text-of-page.ts';
import { useLateSender } from './use-late-sender.ts';

export interface MailToCall {
  /** Files that somebody dropped, pasted or chose; the first mail among them fills in what is still empty. */
  readonly takeFiles: (files: readonly File[]) => void;
  /** What the mail is called that was opened with the desk, or dropped on it, while another call is begun; `null`: none. */
  readonly waiting: string | null;
  /** Puts that mail into this call. */
  readonly takeWaiting: () => void;
  /** Why the last mail could not be read. */
  readonly refusal: Refusal | null;
}

/** Makes calls of mails. What was typed is never written over, and the mail goes along as it is, also when nobody can read it. */
export function useMailInCall(form: CallForm): MailToCall {
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  useLateSender(form, unknown);

  const present = useCallbackRef(() => form);

  async function fillFrom(file: File): Promise<void> {
    const { serial } = form;
    // As large as the rest of the form, and for few calls.
    const { readMail } = await import('./read-mail.ts');
    const read = await readMail(new Uint8Array(await file.arrayBuffer()), textOfPage);
    setRefusal(read.ok ? null : read.refusal);
    if (!read.ok) return;
    const { from } = read.value;
    const known = from === null ? [] : await firstValueFrom(watchByAddress(desk, from));
    // Somebody may have gone on typing meanwhile, or have started over.
    if (present().serial !== serial) return;
    const { caller, draft } = mailInCall(present(), read.value, personWith(from, known));
    form.change(draft);
    if (caller !== null) form.typeCaller(caller);
    setUnknown(caller);
  }

  const takeFiles = useCallbackRef((files: readonly File[]) => {
    setRefusal(null);
    form.attached.add(files);
    const mail = files.find(isMailFile);
    if (mail !== undefined) void fillFrom(mail);
  });
  const isFree =
    form.logged === null && !isWorthKeeping(form) && form.attached.files.length + form.attached.adding === 0;
  return { takeFiles, refusal, ...useOpenedMail({ isFree, takeFiles, setRefusal }) };
}

interface OpenedMailOptions {
  /** Nothing stands in the form, so that a mail may begin a call there. */
  readonly isFree: boolean;
  readonly takeFiles: MailToCall['takeFiles'];
  readonly setRefusal: (refusal: Refusal) => void;
}

/** Mails that were dropped on the desk or opened with it come one by one, each when the form is free or somebody wants it. */
function useOpenedMail({ isFree, takeFiles, setRefusal }: OpenedMailOptions) {
  const desktop = useDesktop();
  const main = desktop?.state.window === 'desk' ? desktop : null;
  const dropped = useDroppedMails();
  const [opened, setOpened] = useState<string | null>(null);
  const waiting = dropped.files[0]?.name ?? opened;

  const look = useCallbackRef(async () => setOpened((await main?.ask('mail.waiting', {})) ?? null));
  const take = useCallbackRef(async () => {
    const mail = dropped.take() ?? (await openedFile());
    if (mail !== null) takeFiles([mail]);
    await look();
  });

  /** What waits in the main process, which keeps it no longer. */
  async function openedFile(): Promise<File | null> {
    const taken = (await main?.ask('mail.take', {})) ?? null;
    if (taken?.kind === 'mail') return new File([taken.bytes], taken.name, { type: 'message/rfc822' });
    if (taken?.kind === 'problem') setRefusal({ code: taken.code, details: { name: taken.name } });
    return null;
  }

  useEffect(() => {
    void look();
    return main?.hear('mail.given', () => void look());
  }, [main, look]);
  useEffect(() => {
    if (isFree && waiting !== null) void take();
  }, [isFree, waiting, take]);

  return { waiting, takeWaiting: () => void take() };
}
