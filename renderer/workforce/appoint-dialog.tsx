import { Button, Checkbox, Input, Radio } from '@mantine/core';
import type { TeamId } from '#domain/kernel/fields.ts';
import { agentRoles } from '#domain/kernel/principal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Agent } from '#domain/workforce/agent.record.ts';
import { agentSchema } from '#domain/workforce/agent.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { appointAgent, reassignAgent } from './workforce-repository.ts';
import styles from './person-form.module.css';

interface AppointDialogProps {
  readonly person: Person;
  /** `null` appoints; an agent gets another role or other teams. */
  readonly agent: Agent | null;
  readonly onClose: () => void;
}

/** Brings a person onto the desk, or changes what they are there. */
export function AppointDialog({ person, agent, onClose }: AppointDialogProps) {
  const { t } = useTranslation('workforce');
  const { role, setRole, teams, toggleTeam, isMissingTeams, refusal, save } = useAppointment(person, agent, onClose);
  const known = [...useDirectory().teams.values()].toSorted((a, b) => a.tier - b.tier || a.name.localeCompare(b.name));

  function submit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }

  return (
    <Dialog
      onClose={onClose}
      widthPx={480}
      title={t(agent === null ? 'appoint.title' : 'appoint.reassignTitle', { name: person.name })}
    >
      <form className={styles.form} onSubmit={submit}>
        <RoleChoice role={role} onChoose={setRole} />
        <Input.Wrapper
          label={t('appoint.teams')}
          labelElement="div"
          error={isMissingTeams ? t('appoint.teamsMissing') : null}
        >
          <div className={styles.teams}>
            {known.map((team) => (
              <Checkbox
                key={team.id}
                size="sm"
                label={team.name}
                checked={teams.includes(team.id)}
                onChange={() => toggleTeam(team.id)}
              />
            ))}
          </div>
        </Input.Wrapper>
        {agent === null && <p className={styles.hint}>{t('appoint.accountNext')}</p>}
        <RefusalNote refusal={refusal} />
        <div className={styles.actions}>
          <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button size="sm" variant="filled" type="submit">
            {t(agent === null ? 'appoint.submit' : 'appoint.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface RoleChoiceProps {
  readonly role: Agent['role'];
  readonly onChoose: (role: Agent['role']) => void;
}

function RoleChoice({ role, onChoose }: RoleChoiceProps) {
  const { t } = useTranslation('workforce');
  return (
    <Radio.Group
      label={t('appoint.role')}
      value={role}
      onChange={(chosen) => onChoose(agentSchema.shape.role.parse(chosen))}
    >
      <div className={styles.teams}>
        {agentRoles.map((option) => (
          <Radio
            key={option}
            value={option}
            label={t(`appoint.roles.${option}`)}
            description={t(`appoint.roleHint.${option}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

function useAppointment(person: Person, agent: Agent | null, onDone: () => void) {
  const desk = useDesk();
  const { teams: known } = useDirectory();
  const entry = [...known.values()].filter(({ isEntry }) => isEntry).map(({ id }) => id);
  const [role, setRole] = useState<Agent['role']>(agent?.role ?? 'agent');
  const [teams, setTeams] = useState<TeamId[]>(agent?.teams ?? entry);
  const [isMissingTeams, setIsMissingTeams] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function toggleTeam(team: TeamId): void {
    setTeams(teams.includes(team) ? teams.filter((kept) => kept !== team) : [...teams, team]);
    setIsMissingTeams(false);
  }

  async function save(): Promise<void> {
    setIsMissingTeams(teams.length === 0);
    if (teams.length === 0) return;
    const saved =
      agent === null
        ? await appointAgent(desk, { person: person.id, role, teams })
        : await reassignAgent(desk, agent.id, { role, teams });
    if (saved.ok) onDone();
    else setRefusal(saved.refusal);
  }

  return { role, setRole, teams, toggleTeam, isMissingTeams, refusal, save };
}
