import type { Incident } from '#domain/incident/incident.record.ts';
import { IconArrowBackUp, IconCopy, IconMessage, IconNote, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../app/actions/action.ts';
import { useActions } from '../app/actions/use-actions.ts';
import { useMe } from '../app/desk-context.ts';
import { useTicketPrinting } from '../printing/use-ticket-printing.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import { toast } from '../look/toast.tsx';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import { actIcons } from './act-icons.ts';
import type { ActStates, IncidentAct } from './incident-acts.ts';
import { actKeys, actStatesOf, incidentActs, isImmediate, silentWhenImpossible } from './incident-acts.ts';
import type { Dock } from './use-dock.ts';
import { useDock } from './use-dock.ts';
import type { IncidentActing } from './use-incident-acts.ts';

interface TicketActionsOptions {
  readonly incident: Incident;
  readonly acting: IncidentActing;
  readonly onClose: () => void;
}

interface TicketActions {
  readonly dock: Dock;
  readonly actStates: ActStates;
  readonly chooseAct: (act: IncidentAct) => void;
}

/** Everything that can be done on a ticket's page, offered to palette and keys. */
export function useTicketActions({ incident, acting, onClose }: TicketActionsOptions): TicketActions {
  const { t } = useTranslation('incident');
  const me = useMe();
  const nowMs = useNowMs();
  const sentenceOf = useRefusalSentence();
  const dock = useDock();
  const { choose } = dock;
  const { actAtOnce, undoLast } = acting;
  const { number } = incident;
  const actStates = useMemo(() => actStatesOf(incident, me, nowMs), [incident, me, nowMs]);

  const chooseAct = useCallback(
    (act: IncidentAct) => {
      if (isImmediate(act)) void actAtOnce(act);
      else choose(act);
    },
    [actAtOnce, choose],
  );

  const actions = useMemo((): readonly Action[] => {
    const acts = explainedActs(actStates).map((act): Action => {
      const refusal = actStates[act];
      const why = refusal === null ? {} : { unavailable: sentenceOf(refusal) };
      const run = () => chooseAct(act);
      return { id: `incident.${act}`, title: t(`act.${act}`), keys: [actKeys[act]], icon: actIcons[act], run, ...why };
    });
    return [
      { id: 'incident.reply', title: t('action.reply'), keys: ['r'], icon: IconMessage, run: () => choose('reply') },
      { id: 'incident.note', title: t('action.note'), keys: ['n'], icon: IconNote, run: () => choose('note') },
      ...acts,
      { id: 'incident.undo', title: t('action.undo'), keys: ['z'], icon: IconArrowBackUp, run: undoLast },
      ...copyAction(t, number),
      { id: 'incident.leave', title: t('action.leave'), keys: ['escape'], icon: IconX, run: onClose },
    ];
  }, [t, actStates, sentenceOf, choose, chooseAct, undoLast, number, onClose]);
  useActions('screen', actions);
  useTicketPrinting(incident);

  return { dock, actStates, chooseAct };
}

/** What is possible, and what is not but may be looked for; an impossible act never keeps a possible one's key. */
function explainedActs(states: ActStates): readonly IncidentAct[] {
  const usedKeys = new Set(incidentActs.filter((act) => states[act] === null).map((act) => actKeys[act]));
  return incidentActs.filter((act) => {
    if (states[act] === null) return true;
    return !silentWhenImpossible.includes(act) && !usedKeys.has(actKeys[act]);
  });
}

function copyAction(t: TFunction<'incident'>, number: Incident['number']): readonly Action[] {
  if (number === null) return [];
  async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    toast({ message: t('numberCopied', { number: text }) });
  }
  return [
    {
      id: 'incident.copy-number',
      title: t('copyNumber', { number }),
      keys: ['y'],
      icon: IconCopy,
      run: () => void copy(number),
    },
  ];
}
