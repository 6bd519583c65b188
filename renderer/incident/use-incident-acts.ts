import type { Incident } from '#domain/incident/incident.record.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { CommandInput } from '#domain/processes.ts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskInside } from '../app/desk-context.ts';
import { hideToast, toast } from '../look/toast.tsx';
import type { ImmediateAct } from './incident-acts.ts';
import type { IncidentCommandName } from './incident-repository.ts';
import { commandIncident } from './incident-repository.ts';
import { createWayBack } from './way-back.ts';

/** Does something to the incident. Resolves to `null` when it is done, else to why it was not. */
export type DoAct = <Name extends IncidentCommandName>(
  name: Name,
  input: CommandInput<Name>,
  options?: ActOptions,
) => Promise<Refusal | null>;

interface ActOptions {
  /** Says that it is done; with `undo`, offers to take it back. */
  readonly said?: string;
  readonly undo?: Undo;
}

type Undo = () => Promise<Refusal | null>;

export interface IncidentActing {
  readonly act: DoAct;
  readonly actAtOnce: (act: ImmediateAct) => Promise<void>;
  /** Why the last act that needs no form was refused. */
  readonly refusal: Refusal | null;
  /** Takes back the last act that can be taken back; nothing when there is none. */
  readonly undoLast: () => void;
}

/** The ways to act on one incident: at once, with a word that it is done and a way back where there is one. */
export function useIncidentActs(incident: Incident): IncidentActing {
  const { t } = useTranslation('incident');
  const { desk, me } = useDeskInside();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [wayBack] = useState(() => createWayBack<Undo>(hideToast));
  const { id } = incident;

  const undoLast = useCallback(() => {
    void wayBack.take()?.().then(setRefusal);
  }, [wayBack]);

  const act = useCallback<DoAct>(
    async (name, input, { said, undo } = {}) => {
      const outcome = await commandIncident(desk, id, name, input);
      if (!outcome.ok) return outcome.refusal;
      wayBack.remember(undo ?? null);
      if (said === undefined) return null;
      if (undo === undefined) toast({ message: said });
      else wayBack.offerIn(toast({ message: said, undo: { label: t('undo'), run: undoLast } }));
      return null;
    },
    [desk, id, t, wayBack, undoLast],
  );

  const actAtOnce = useCallback(
    async (wanted: ImmediateAct) => {
      if (wanted === 'claim') setRefusal(await act('incident.claim', { team: teamFor(incident, me) }));
      else setRefusal(await act(`incident.${wanted}`, {}, { said: t(`done.${wanted}`) }));
    },
    [act, incident, me, t],
  );

  return { act, actAtOnce, refusal, undoLast };
}

/** The team a ticket is claimed for: the one that holds it when I belong to it, else my first. */
function teamFor({ team }: Incident, { teams }: AgentPrincipal): Incident['team'] {
  return teams.includes(team) ? team : (teams[0] ?? team);
}
