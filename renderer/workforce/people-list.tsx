import { Button, SegmentedControl } from '@mantine/core';
import { IconUserPlus, IconUserSearch, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { PaneHead } from '../look/pane.tsx';
import { RecordList } from '../look/record-list.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { SearchField } from '../look/search-field.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonRow } from './person-row.tsx';
import { TeamList } from './team-list.tsx';
import { usePeopleMeant } from './use-people-meant.ts';
import { watchOpenCounts, watchPeoplePage } from './workforce-repository.ts';
import styles from './people-list.module.css';

interface PeopleListProps {
  readonly openId: string | null;
  readonly typed: string;
  readonly isDeskShown: boolean;
  readonly addressOf: (id: string) => string;
  readonly onType: (typed: string) => void;
  readonly onShow: (show: string) => void;
}

/** People, found by the same words as callers; or the desk's own, team by team. */
export function PeopleList({ openId, typed, isDeskShown, addressOf, onType, onShow }: PeopleListProps) {
  const { t } = useTranslation('workforce');
  const [isRegistering, setIsRegistering] = useState(false);
  const [, go] = useLocation();
  useActions(
    'screen',
    useMemo(() => {
      const run = () => setIsRegistering(true);
      return [{ id: 'person.register', title: t('action.register'), icon: IconUserPlus, keys: ['n'], run }];
    }, [t]),
  );
  return (
    <>
      <PaneHead title={t('people.title')}>
        <Button leftSection={<IconUserPlus size={15} stroke={1.75} />} onClick={() => setIsRegistering(true)}>
          {t('action.registerShort')}
        </Button>
      </PaneHead>
      <div className={styles.tools}>
        {!isDeskShown && (
          <SearchField label={t('action.search')} placeholder={t('people.search')} value={typed} onChange={onType} />
        )}
        <SegmentedControl
          aria-label={t('people.show')}
          value={isDeskShown ? 'desk' : ''}
          data={[
            { value: '', label: t('people.everyone') },
            { value: 'desk', label: t('people.onDesk') },
          ]}
          onChange={onShow}
        />
      </div>
      {isDeskShown ? (
        <TeamList openId={openId} addressOf={addressOf} />
      ) : (
        <Everybody openId={openId} typed={typed} addressOf={addressOf} />
      )}
      {isRegistering && (
        <PersonForm
          person={null}
          typed={typed}
          onClose={() => setIsRegistering(false)}
          onSaved={(id) => {
            setIsRegistering(false);
            go(addressOf(id));
          }}
        />
      )}
    </>
  );
}

type EverybodyProps = Pick<PeopleListProps, 'openId' | 'typed' | 'addressOf'>;

function Everybody({ openId, typed, addressOf }: EverybodyProps) {
  const { t } = useTranslation('workforce');
  const { people, onNearEnd } = useFoundPeople(typed);
  const desk = useDesk();
  const open$ = useMemo(
    () =>
      watchOpenCounts(
        desk,
        (people ?? []).map(({ id }) => id),
      ),
    [desk, people],
  );
  const openCounts = useLive(open$);
  if (people === undefined) return <ScreenSkeleton rows={16} />;
  if (people.length === 0 && typed.trim() !== '') {
    return <EmptyState icon={IconUserSearch} title={t('people.nothing.title')} hint={t('people.nothing.hint')} />;
  }
  if (people.length === 0) {
    return <EmptyState icon={IconUsers} title={t('people.empty.title')} hint={t('people.empty.hint')} />;
  }
  return (
    <RecordList
      label={t('people.count', { count: people.length })}
      rows={people}
      openId={openId}
      addressOf={addressOf}
      onNearEnd={onNearEnd}
    >
      {(person) => <PersonRow person={person} openCount={openCounts?.get(person.id) ?? 0} />}
    </RecordList>
  );
}

const PAGE = 200;
const MOST_FOUND = 60;

/** The first of everybody by name while nothing is typed, otherwise those who are found, best first. */
function useFoundPeople(typed: string) {
  const desk = useDesk();
  const [limit, setLimit] = useState(PAGE);
  const isTyped = typed.trim() !== '';
  const page = useLive(useMemo(() => watchPeoplePage(desk, limit), [desk, limit]));
  const { matches } = usePeopleMeant(typed, MOST_FOUND);
  const found = useMemo(() => matches?.map(({ person }) => person), [matches]);
  return {
    people: isTyped ? found : page,
    onNearEnd: () => {
      if (!isTyped && page !== undefined && page.length === limit) setLimit(limit + PAGE);
    },
  };
}
