import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { usePortal } from '../app/portal.ts';
import { Note } from '../look/note.tsx';
import { Actions, Card } from '../look/page.tsx';
import { momentWords } from '../words/moment-words.ts';
import { useWords } from '../words/use-words.ts';
import { HelperCard } from './helper-card.tsx';
import type { Help } from './portal-support.ts';
import type { Acting } from './support-page.tsx';
import styles from './support-page.module.css';
import { useSecondsUntil } from '#platform/browser/use-seconds-until.ts';

/** Time to wonder who that is, where they asked for nothing themselves (C11). */
const UNSOLICITED_NOT_BEFORE_MS = 10_000;

/** Tickets that reach the desk by these were written by the person. */
const writtenByPerson: ReadonlySet<string> = new Set(['portal', 'helper', 'email', 'chat']);

/** Somebody of the desk asks to help: who, what for, with which request, and how long the question stands (C2, C11). */
export function SupportQuestion({ help, isActing, act }: Acting & { readonly help: Help }) {
  const { say, language } = useWords();
  const { support, nowMs, requests$ } = usePortal();
  const [seenAtMs] = useState<EpochMs>(nowMs);
  const own = useLive(requests$)?.find(({ id }) => id === help.ticket?.id);
  const isOwn = own !== undefined && writtenByPerson.has(own.channel);
  const mayAgreeAtMs = epochMs.parse(seenAtMs + (isOwn ? 0 : UNSOLICITED_NOT_BEFORE_MS));
  const untilYes = useSecondsUntil(mayAgreeAtMs, nowMs);
  const left = useSecondsUntil(help.awaitedUntilMs, nowMs);
  const agent = help.agentName ?? '';
  const moment = help.ticket === null ? '' : momentWords(help.ticket.loggedAtMs, nowMs(), language, say);
  return (
    <>
      {!isOwn && (
        <div role="alert">
          <Note icon={IconAlertTriangle} tone="trouble">
            {say('support.warning')}
          </Note>
        </div>
      )}
      <Card>
        <HelperCard sentence={say('support.asked', { agent })} ticket={help.ticket}>
          {help.reason !== null && <p className={styles.reason}>{help.reason}</p>}
        </HelperCard>
        <p>{say(isOwn ? 'support.origin.own' : 'support.origin.other', { moment })}</p>
        <p className={styles.left}>{say('support.asked.left', { count: left })}</p>
      </Card>
      <Note icon={IconEyeOff}>{say('support.asked.choose')}</Note>
      <Actions>
        <Button variant="default" disabled={isActing} onClick={() => act(support.answer(help.id, false))}>
          {say('support.no')}
        </Button>
        <Button
          loading={isActing}
          disabled={untilYes > 0 || left === 0}
          onClick={() => act(support.answer(help.id, true))}
        >
          {untilYes > 0 ? say('support.yes.wait', { seconds: untilYes }) : say('support.yes')}
        </Button>
      </Actions>
    </>
  );
}
