import { Button } from '@mantine/core';
import type { AlsoProposed as Proposal, Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { IconArrowsSplit2, IconCheck, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { momentWords } from '../look/moment-words.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useFieldWords } from './timeline-sentence.tsx';
import { useActors } from './use-actors.ts';
import type { IncidentActing } from './use-incident-acts.ts';
import styles from './also-proposed.module.css';

interface AlsoProposedProps {
  readonly incident: Incident;
  readonly acting: IncidentActing;
}

type Choice = 'take' | 'dismiss';

/** Values that gave way to others unseen, each until somebody picks (COL-3). U takes the first, Shift+U lets it go. */
export function AlsoProposed({ incident, acting: { act } }: AlsoProposedProps) {
  const { t } = useTranslation('incident');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const proposals = isOpen(incident) ? incident.alsoProposed : none;
  const [first] = proposals;

  const actions = useMemo(() => {
    if (first === undefined) return [];
    const settle = (choice: Choice) => () =>
      void act('incident.settle', { field: first.field, value: first.value, choice }).then(setRefusal);
    return [
      {
        id: 'incident.take-proposal',
        title: t('proposal.takeAction'),
        keys: ['u'],
        icon: IconCheck,
        run: settle('take'),
      },
      {
        id: 'incident.dismiss-proposal',
        title: t('proposal.dismissAction'),
        keys: ['shift+u'],
        icon: IconX,
        run: settle('dismiss'),
      },
    ];
  }, [act, first, t]);
  useActions('screen', actions);

  if (proposals.length === 0) return <RefusalNote refusal={refusal} />;
  return (
    <>
      <ul className={styles.proposals} aria-label={t('proposal.label')}>
        {proposals.map((proposal) => (
          <ProposalLine
            key={`${proposal.field}:${proposal.value}`}
            proposal={proposal}
            isFirst={proposal === first}
            onSettle={(choice) =>
              void act('incident.settle', { field: proposal.field, value: proposal.value, choice }).then(setRefusal)
            }
          />
        ))}
      </ul>
      <RefusalNote refusal={refusal} />
    </>
  );
}

const none: readonly Proposal[] = [];

interface ProposalLineProps {
  readonly proposal: Proposal;
  /** The one the keys are for. */
  readonly isFirst: boolean;
  readonly onSettle: (choice: Choice) => void;
}

function ProposalLine({ proposal: { field, value, by, atMs }, isFirst, onSettle }: ProposalLineProps) {
  const { t, i18n } = useTranslation('incident');
  const words = useFieldWords();
  const { name } = useActors(undefined)(by);
  const when = momentWords(atMs, useNowMs(), i18n.language);
  const said = { field: t(`field.${field}`), value: words(field, value) };
  return (
    <li className={styles.proposal}>
      <IconArrowsSplit2 size={15} stroke={1.75} aria-hidden="true" />
      <span className={styles.words}>{t('proposal.line', { ...said, name, when })}</span>
      <span className={styles.ways}>
        <Button size="compact-sm" aria-label={t('proposal.takeLabel', said)} onClick={() => onSettle('take')}>
          {t('proposal.take')}
        </Button>
        {isFirst && <KeyCaps keys="u" />}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t('proposal.dismissLabel', said)}
          onClick={() => onSettle('dismiss')}
        >
          {t('proposal.dismiss')}
        </Button>
      </span>
    </li>
  );
}
