import { Button } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { isAwaited } from '#domain/remote-support/support-session.rules.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useMe } from '../app/desk-context.ts';
import { useOpenSession } from '../desktop/use-session-window.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { countdownWords, useSteadyNow } from './screen/steady-now.ts';
import { askForSession, endSession } from './support-repository.ts';
import styles from './incident-sessions.module.css';

/** What can be done about a question that stands, or that came to nothing: take it back, or ask again in one click (C2). */
export function AskedAgain({ session }: { readonly session: SupportSession }) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  useSteadyNow(1_000);
  const nowMs = epochMs.parse(desk.nowMs());
  useOpenWhenAgreed(session);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { id, incident, device, reason } = session;
  if (incident === null || reason === null || session.joinedAtMs !== null) return null;
  const isOpen = session.state === 'asked' && isAwaited(session, nowMs);
  const act = isOpen ? () => endSession(desk, id) : () => askForSession(desk, { incident, device, reason });
  return (
    <>
      <Button size="compact-sm" onClick={() => void act().then((done) => setRefusal(done.ok ? null : done.refusal))}>
        {isOpen ? t('ask.withdraw') : t('ask.again')}
      </Button>
      {isOpen && (
        <span className={styles.when} data-figures>
          {t('waiting.left', { time: countdownWords(session.awaitedUntilMs - nowMs) })}
        </span>
      )}
      <RefusalNote refusal={refusal} />
    </>
  );
}

/** Who asked and has waited for the answer goes there with the yes, but for those who are typing. */
function useOpenWhenAgreed({ id, state, agent }: SupportSession): void {
  const me = useMe();
  const open = useOpenSession();
  const wasAsked = useRef(false);
  useEffect(() => {
    if (state === 'joined' && wasAsked.current && agent === me.id && !isTyping()) open(id);
    wasAsked.current = state === 'asked';
  }, [state, agent, me.id, id, open]);
}

function isTyping(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement;
}
