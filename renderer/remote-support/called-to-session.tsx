import { Button } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDesk, useDirectory, useMe } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useOpenSession } from '../desktop/use-session-window.ts';
import { useDevice } from '../inventory/use-device.ts';
import { watchGoingOn } from './support-repository.ts';
import styles from './called-to-session.module.css';

/** Says that a colleague has handed a session over to whoever sits here, or wants them to look on. */
export function CalledToSession() {
  const desk = useDesk();
  const me = useMe();
  const [path] = useLocation();
  const goingOn = useLive(useMemo(() => watchGoingOn(desk), [desk]));
  const [putAside, setPutAside] = useState<readonly string[]>([]);
  const calls = (goingOn ?? []).flatMap((session) => {
    const call = callIn(session, me.id);
    return call === null || path === routes.supportSession(session.id) || putAside.includes(call.id) ? [] : [call];
  });
  return (
    <output className={styles.place}>
      {calls.map((call) => (
        <Call key={call.id} call={call} onDone={() => setPutAside([...putAside, call.id])} />
      ))}
    </output>
  );
}

interface SessionCall {
  /** Another one for each time somebody is called. */
  readonly id: string;
  readonly session: SupportSession;
  readonly as: 'onlooker' | 'helper';
}

/** Nobody is called to what they have begun themselves. */
function callIn(session: SupportSession, me: AgentId): SessionCall | null {
  const spell = session.spells.at(-1);
  if (session.agent === me && session.spells.length > 1)
    return { id: `${session.id} ${spell?.fromMs}`, session, as: 'helper' };
  return session.onlookers.includes(me) ? { id: `${session.id} looks on`, session, as: 'onlooker' } : null;
}

function Call({ call: { session, as }, onDone }: { readonly call: SessionCall; readonly onDone: () => void }) {
  const { t } = useTranslation('support');
  const { colleagues } = useDirectory();
  const device = useDevice(session.device);
  const open = useOpenSession();
  const from = as === 'helper' ? session.spells.at(-2)?.agent : session.agent;
  const name = (from === undefined || from === null ? undefined : colleagues.get(from)?.name) ?? '';
  const values = { name, device: device?.name ?? t('join.inBrowser') };
  return (
    <span className={styles.note}>
      <IconHeadset size={18} stroke={1.75} aria-hidden="true" />
      <span>{as === 'helper' ? t('called.helper', values) : t('called.onlooker', values)}</span>
      <Button
        variant="filled"
        onClick={() => {
          onDone();
          open(session.id);
        }}
      >
        {t('called.open')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onDone}>
        {t('called.later')}
      </Button>
    </span>
  );
}
