import { IconUsersGroup } from '@tabler/icons-react';
import type { Team } from '#domain/workforce/team.record.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Colleague } from '../app/directory.ts';
import { useDirectory } from '../app/desk-context.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { PersonAvatar } from '../look/person-avatar.tsx';
import styles from './team-list.module.css';

interface TeamListProps {
  readonly openId: string | null;
  readonly addressOf: (id: string) => string;
}

/** The desk itself: its teams by tier, what each answers for, and who is in it. */
export function TeamList({ openId, addressOf }: TeamListProps) {
  const { t } = useTranslation('workforce');
  const { teams, colleagues } = useDirectory();
  if (teams.size === 0) {
    return <EmptyState icon={IconUsersGroup} title={t('teams.none.title')} hint={t('teams.none.hint')} />;
  }
  const byTier = [...teams.values()].toSorted((a, b) => a.tier - b.tier || a.name.localeCompare(b.name));
  const active = [...colleagues.values()]
    .filter(({ agent }) => agent.isActive)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <div className={styles.teams}>
      {byTier.map((team) => (
        <TeamSection
          key={team.id}
          team={team}
          members={active.filter(({ agent }) => agent.teams.includes(team.id))}
          openId={openId}
          addressOf={addressOf}
        />
      ))}
    </div>
  );
}

interface TeamSectionProps extends TeamListProps {
  readonly team: Team;
  readonly members: readonly Colleague[];
}

function TeamSection({ team, members, openId, addressOf }: TeamSectionProps) {
  const { t } = useTranslation('workforce');
  return (
    <section className={styles.team}>
      <header className={styles.head}>
        <h2 className={styles.name}>{team.name}</h2>
        <span className={styles.tier}>{t('teams.tier', { tier: team.tier })}</span>
        {team.isEntry && <span className={styles.entry}>{t('teams.entry')}</span>}
      </header>
      <p className={styles.purpose}>{team.purpose}</p>
      {members.length === 0 && <p className={styles.nobody}>{t('teams.noMembers')}</p>}
      <ul className={styles.members} aria-label={t('teams.members', { count: members.length })}>
        {members.map(({ agent, name }) => (
          <li key={agent.id}>
            <Link
              href={addressOf(agent.person)}
              className={styles.member}
              aria-current={agent.person === openId ? 'true' : undefined}
            >
              <PersonAvatar name={name} id={agent.person} size={22} isDecoration />
              <span className={styles.memberName}>{name}</span>
              <span className={styles.role}>
                {team.lead === agent.id ? t('teams.lead') : agent.role !== 'agent' && t(`appoint.roles.${agent.role}`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
