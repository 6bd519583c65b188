import { Button, CopyButton } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconCheck, IconCircleCheck, IconCopy, IconPhonePlus, IconTicket } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { actKeys } from './incident-acts.ts';
import { ResolveOnCall } from './incident-form-resolve.tsx';
import type { Logged } from './incident-form-state.ts';
import { watchIncident } from './incident-repository.ts';
import styles from './incident-form-logged.module.css';

interface CallLoggedProps {
  readonly logged: Logged;
  readonly onAnother: () => void;
}

/** After the log: the number, large enough to be read out, and what comes next. */
export function CallLogged({ logged, onAnother }: CallLoggedProps) {
  const { t } = useTranslation('call');
  const desk = useDesk();
  const { link } = useDeskStatus();
  const [step, setStep] = useState<'next' | 'resolving' | 'resolved'>('next');
  // The hub fills in a number that this device had none left for.
  const incident = useLive(useMemo(() => watchIncident(desk, logged.id), [desk, logged.id]));
  const number = logged.number ?? incident?.number ?? null;
  const steps = useNextSteps(logged, onAnother, () => setStep('resolving'));
  useActions('screen', steps);
  const seconds = Math.max(1, Math.round(logged.tookMs / 1_000));
  return (
    <section className={styles.logged} aria-labelledby="call-logged">
      <h2 id="call-logged" className={styles.title}>
        {t(number === null ? 'logged.noNumber' : 'logged.title')}
      </h2>
      {number === null ? <p className={styles.hint}>{t('logged.noNumberHint')}</p> : <ReadOut number={number} />}
      <p className={styles.summary}>{logged.summary}</p>
      <output className={styles.hint}>
        {step === 'resolved' && <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />}
        {t(step === 'resolved' ? 'logged.resolved' : 'logged.took', { seconds })}
      </output>
      <RefusalNote refusal={logged.filesRefused} />
      {link === 'offline' && <p className={styles.hint}>{t('logged.offline')}</p>}
      {step === 'resolving' ? (
        <ResolveOnCall id={logged.id} onResolved={() => setStep('resolved')} onBack={() => setStep('next')} />
      ) : (
        <NextSteps steps={steps} isResolved={step === 'resolved'} />
      )}
    </section>
  );
}

function ReadOut({ number }: { readonly number: string }) {
  const { t } = useTranslation('call');
  return (
    <div className={styles.readOut}>
      <p className={styles.number} aria-label={t('logged.spelt', { number })}>
        {number}
      </p>
      <CopyButton value={number} timeout={1_500}>
        {({ copied, copy }) => (
          <Button
            variant="subtle"
            color="gray"
            leftSection={copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
            onClick={copy}
          >
            {t(copied ? 'logged.copied' : 'logged.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

/** What may be done now, as actions and as buttons alike. */
function useNextSteps(logged: Logged, onAnother: () => void, onResolve: () => void) {
  const { t } = useTranslation('call');
  const [, go] = useLocation();
  const begin = useCallbackRef(onAnother);
  const resolve = useCallbackRef(onResolve);
  return useMemo(() => {
    const another = {
      id: 'call.another',
      title: t('logged.another'),
      icon: IconPhonePlus,
      keys: ['c', 'n'],
      run: begin,
    };
    const open = {
      id: 'call.open',
      title: t('logged.open'),
      icon: IconTicket,
      keys: ['o'],
      run: () => go(routes.incident(logged.id)),
    };
    const solve = {
      id: 'call.solve',
      title: t('logged.solve'),
      icon: IconCircleCheck,
      keys: [actKeys.resolve],
      run: resolve,
    };
    return [another, open, solve];
  }, [t, go, logged.id, begin, resolve]);
}

interface NextStepsProps {
  readonly steps: ReturnType<typeof useNextSteps>;
  readonly isResolved: boolean;
}

function NextSteps({ steps, isResolved }: NextStepsProps) {
  const firstRef = useRef<HTMLButtonElement>(null);
  useEffect(() => firstRef.current?.focus(), []);
  const offered = isResolved ? steps.slice(0, 2) : steps;
  return (
    <div className={styles.steps}>
      {offered.map(({ id, title, icon: Picture, keys, run }, place) => (
        <Button
          key={id}
          ref={place === 0 ? firstRef : undefined}
          size="sm"
          variant={place === 0 ? 'filled' : 'default'}
          leftSection={<Picture size={16} stroke={1.75} />}
          rightSection={<KeyCaps keys={keys[0] ?? ''} />}
          onClick={run}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
