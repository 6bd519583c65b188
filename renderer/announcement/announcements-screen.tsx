import { Button } from '@mantine/core';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import type { Announcement } from '#domain/announcement/announcement.record.ts';
import { phaseOf } from '#domain/announcement/announcement.rules.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { Pane, PaneHead } from '../look/pane.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { toast } from '../look/toast.tsx';
import { AnnouncementCard } from './announcement-card.tsx';
import { AnnouncementForm } from './announcement-form.tsx';
import { reinstateAnnouncement, watchAnnouncements, withdrawAnnouncement } from './announcement-repository.ts';
import styles from './announcements-screen.module.css';

/** What is being said: the form over the list, for something new or for one that is there. */
type Writing = { readonly announcement: Announcement | null } | null;

/** What the desk says to everyone: what runs, what is planned, what is over. */
export function AnnouncementsScreen() {
  const { t } = useTranslation('announcement');
  const [writing, setWriting] = useState<Writing>(null);
  usePageTitle(t('title'));
  const actions = useMemo(() => {
    const run = () => setWriting({ announcement: null });
    return [{ id: 'announcement.add', title: t('action.add'), icon: IconPlus, keys: ['n'], run }];
  }, [t]);
  useActions('screen', actions);
  return (
    <Pane>
      <PaneHead title={t('title')}>
        <Button leftSection={<IconPlus size={15} stroke={1.75} />} onClick={() => setWriting({ announcement: null })}>
          {t('action.add')}
        </Button>
      </PaneHead>
      <Announcements onWrite={(announcement) => setWriting({ announcement })} />
      {writing !== null && <AnnouncementForm {...writing} onClose={() => setWriting(null)} />}
    </Pane>
  );
}

interface AnnouncementsProps {
  /** `null`: something new. */
  readonly onWrite: (announcement: Announcement | null) => void;
}

function Announcements({ onWrite }: AnnouncementsProps) {
  const { t } = useTranslation('announcement');
  const desk = useDesk();
  const announcements = useLive(useMemo(() => watchAnnouncements(desk), [desk]));
  const nowMs = useNowMs();
  const { withdraw, refusal } = useWithdrawing();
  if (announcements === undefined) return <ScreenSkeleton rows={6} />;
  if (announcements.length === 0) {
    return (
      <EmptyState icon={IconSpeakerphone} title={t('empty.title')} hint={t('empty.hint')}>
        <Button variant="filled" onClick={() => onWrite(null)}>
          {t('action.add')}
        </Button>
      </EmptyState>
    );
  }
  const groups = (['running', 'planned', 'over'] as const).map((name) => ({
    name,
    members: announcements.filter((announcement) => groupOf(announcement, nowMs) === name),
  }));
  return (
    <div className={styles.groups}>
      <RefusalNote refusal={refusal} />
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ name, members }) => (
          <section key={name} aria-label={t(`group.${name}`)} className={styles.group}>
            <h2 className={styles.heading}>{t(`group.${name}`)}</h2>
            <ul className={styles.list}>
              {members.map((announcement) => (
                <AnnouncementCard
                  key={announcement.id}
                  announcement={announcement}
                  onEdit={() => onWrite(announcement)}
                  onWithdraw={() => void withdraw(announcement.id)}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function groupOf(announcement: Announcement, nowMs: number): 'running' | 'planned' | 'over' {
  const phase = phaseOf(announcement, nowMs);
  return phase === 'withdrawn' ? 'over' : phase;
}

function useWithdrawing() {
  const { t } = useTranslation('announcement');
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function withdraw(id: Announcement['id']): Promise<void> {
    const withdrawn = await withdrawAnnouncement(desk, id);
    setRefusal(withdrawn.ok ? null : withdrawn.refusal);
    if (!withdrawn.ok) return;
    const run = () => void reinstateAnnouncement(desk, id).then((back) => setRefusal(back.ok ? null : back.refusal));
    toast({ message: t('done.withdraw'), undo: { label: t('action.undo'), run } });
  }
  return { withdraw, refusal };
}
