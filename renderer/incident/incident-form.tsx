import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconPhonePlus, IconRestore } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { FileDrop } from '../attachment/file-drop.tsx';
import { useMailInCall } from '../mail/use-mail-in-call.ts';
import { WaitingMail } from '../mail/waiting-mail.tsx';
import { useDesk } from '../app/desk-context.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { PaneHead } from '../look/pane.tsx';
import { toast } from '../look/toast.tsx';
import { watchPerson } from '../workforce/workforce-repository.ts';
import { CallCaller } from './incident-form-caller.tsx';
import { CallContext } from './incident-form-context.tsx';
import { isWorthKeeping } from './incident-form-draft.ts';
import { CallElsewhere } from './incident-form-elsewhere.tsx';
import { CallFilesPart } from './incident-form-files-part.tsx';
import { CallLogged } from './incident-form-logged.tsx';
import type { CallForm } from './incident-form-state.ts';
import { useCallerFromAddress, useCallForm } from './incident-form-state.ts';
import { CallSubjectFields } from './incident-form-subject.tsx';
import styles from './incident-form.module.css';

/** Log a call (INC-1): who is calling, what is known of them, what it is about; under 20 s by keyboard. */
export function IncidentForm() {
  const { t } = useTranslation('call');
  const desk = useDesk();
  const form = useCallForm();
  usePageTitle(t('title'));
  useCallerFromAddress(form);
  const { draft, logged, gaps, refusal, change } = form;
  const found = useLive(useMemo(() => watchPerson(desk, draft.requester ?? ''), [desk, draft.requester]));
  const requester = found?.id === draft.requester ? found : null;
  const callerRef = useRef<HTMLInputElement>(null);
  const summaryRef = useRef<HTMLInputElement>(null);
  const submit = useSubmit(form, callerRef, summaryRef);
  const mail = useMailInCall(form);
  const { takeFiles } = mail;

  useEffect(() => {
    if (logged !== null) return;
    // Who is calling may turn out while somebody types further down.
    const isTyping = draft.requester !== null && document.activeElement?.matches('input, textarea') === true;
    if (!isTyping) (draft.requester === null ? callerRef : summaryRef).current?.focus();
  }, [draft.requester, logged]);

  return (
    <div className={styles.screen}>
      <PaneHead title={t('title')}>{logged === null && isBegun(form) && <StartOver form={form} />}</PaneHead>
      <div className={styles.columns}>
        <div className={styles.form}>
          {logged === null ? (
            <FileDrop onFiles={takeFiles} className={styles.fields!}>
              <CallElsewhere form={form} />
              <WaitingMail mail={mail} />
              <CallCaller form={form} requester={requester} inputRef={callerRef} />
              <CallSubjectFields
                draft={draft}
                gaps={gaps}
                refusal={refusal}
                onChange={change}
                summaryRef={summaryRef}
                onSubmit={submit}
                files={<CallFilesPart attached={form.attached} onFiles={takeFiles} refusal={mail.refusal} />}
              />
            </FileDrop>
          ) : (
            <CallLogged logged={logged} onAnother={() => form.begin()} />
          )}
        </div>
        <CallContext
          requester={requester}
          isCallerKnown={draft.requester !== null}
          device={draft.device}
          service={draft.service}
          self={logged?.id}
          said={`${draft.summary} ${draft.description}`}
        />
      </div>
    </div>
  );
}

/** Whether anything would be lost by starting over. */
function isBegun(form: CallForm): boolean {
  return isWorthKeeping(form) || form.attached.files.length > 0;
}

/** Logs the call, or goes to the first field that is missing. */
function useSubmit(
  { logged, log }: CallForm,
  callerRef: RefObject<HTMLInputElement | null>,
  summaryRef: RefObject<HTMLInputElement | null>,
): () => void {
  const { t } = useTranslation('call');
  async function logOrGoOn(): Promise<void> {
    const [first] = await log();
    if (first !== undefined) (first === 'requester' ? callerRef : summaryRef).current?.focus();
  }
  const submit = useCallbackRef(() => void logOrGoOn());
  const [, go] = useLocation();
  const actions = useMemo(() => {
    const logNow = { id: 'call.log', title: t('form.submit'), icon: IconPhonePlus, keys: ['mod+enter'], run: submit };
    // What was typed stays, so leaving needs no question.
    const leave = { id: 'call.leave', title: t('form.leave'), keys: ['escape'], run: () => go(routes.queue()) };
    return logged === null ? [logNow, leave].map((action) => ({ ...action, worksWhileTyping: true })) : [leave];
  }, [t, go, submit, logged]);
  useActions('screen', actions);
  return submit;
}

function StartOver({ form }: { readonly form: CallForm }) {
  const { t } = useTranslation('call');
  function startOver(): void {
    const before = form.begin();
    toast({ message: t('form.discarded'), undo: { label: t('form.undo'), run: () => form.begin(before) } });
  }
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconRestore size={15} stroke={1.75} />}
      // A file that is still being read would come into the next call.
      disabled={form.attached.adding > 0}
      onClick={startOver}
    >
      {t('form.discard')}
    </Button>
  );
}
