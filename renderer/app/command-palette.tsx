import type { SpotlightStore } from '@mantine/spotlight';
import { Spotlight } from '@mantine/spotlight';
import { IconDeviceLaptop, IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { KeyCaps } from '../look/key-caps.tsx';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { plainText } from '../look/plain-text.ts';
import { EffectMark } from '../look/severity-mark.tsx';
import type { LayeredAction } from './actions/action.ts';
import { isListening } from './actions/key-press.ts';
import { useOfferedActions } from './actions/use-actions.ts';
import { useDesk } from './desk-context.ts';
import type { Findable } from './finder.ts';
import { findIn, readFindable } from './finder.ts';
import { routes } from './routes.ts';
import styles from './command-palette.module.css';

const FOUND_LIMIT = 6;
const emptyDesk: Findable = { incidents: [], people: [], devices: [] };

/** Every action of this moment with its shortcut, and the way to any ticket, person or device. */
export function CommandPalette({ store }: { readonly store: SpotlightStore }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [query, setQuery] = useState('');
  const [findable, setFindable] = useState(emptyDesk);
  const [isChosen, setIsChosen] = useState(false);
  const chosen = useRef<(() => void) | null>(null);

  // Run only when the palette has let go of the focus: many actions move it somewhere themselves.
  function choose(run: () => void): void {
    chosen.current = run;
    setIsChosen(true);
  }
  function open(): void {
    setIsChosen(false);
    void readFindable(desk).then(setFindable);
  }
  function runChosen(): void {
    chosen.current?.();
    chosen.current = null;
  }

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      size={620}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      transitionProps={{ duration: 0 }}
      returnFocus={!isChosen}
      onSpotlightOpen={open}
      onSpotlightClose={runChosen}
      classNames={{
        content: styles.content,
        search: styles.search,
        action: styles.action,
        actionsGroup: styles.group,
        actionsList: styles.list,
      }}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <Spotlight.Search
        onKeyDown={(event) => pressFirst(event, store)}
        placeholder={t('palette.prompt')}
        aria-label={t('palette.prompt')}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        <FoundActions query={query} onChoose={choose} />
        <FoundRecords query={query} findable={findable} onChoose={choose} />
        {query !== '' && <Nothing query={query} findable={findable} />}
      </Spotlight.ActionsList>
      <PaletteFoot />
    </Spotlight.Root>
  );
}

/** Enter means the first of the list while no arrow has chosen another. */
function pressFirst({ key, currentTarget }: KeyboardEvent<HTMLInputElement>, store: SpotlightStore): void {
  if (key !== 'Enter' || store.getState().selected !== -1) return;
  currentTarget.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-action]:not(:disabled)')?.click();
}

interface FoundProps {
  readonly query: string;
  readonly onChoose: (run: () => void) => void;
}

function matchingActions(actions: readonly LayeredAction[], query: string): readonly LayeredAction[] {
  const words = plainText(query).split(/\s+/);
  return actions.filter(({ title }) => words.every((word) => plainText(title).includes(word)));
}

function FoundActions({ query, onChoose }: FoundProps) {
  const { t } = useTranslation();
  const found = matchingActions(useOfferedActions(), query).filter(
    (action) => action.id !== 'desk.palette' && isListening(action),
  );
  const here = found.filter(({ layer }) => layer !== 'desk');
  const everywhere = found.filter(({ layer }) => layer === 'desk');
  return (
    <>
      <ActionGroup title={t('palette.here')} actions={here} onChoose={onChoose} />
      <ActionGroup title={t('palette.everywhere')} actions={everywhere} onChoose={onChoose} />
    </>
  );
}

interface ActionGroupProps extends Pick<FoundProps, 'onChoose'> {
  readonly title: string;
  readonly actions: readonly LayeredAction[];
}

function ActionGroup({ title, actions, onChoose }: ActionGroupProps) {
  if (actions.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={title}>
      {actions.map(({ id, title: label, icon: Picture, keys, unavailable, run }) => (
        <Spotlight.Action
          key={id}
          label={label}
          description={unavailable ?? ''}
          disabled={unavailable !== undefined}
          leftSection={Picture === undefined ? <span className={styles.noIcon} /> : <Picture size={17} stroke={1.75} />}
          rightSection={keys?.[0] === undefined ? null : <KeyCaps keys={keys[0]} />}
          onClick={() => onChoose(run)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

interface FoundRecordsProps extends FoundProps {
  readonly findable: Findable;
}

function FoundRecords({ query, findable, onChoose }: FoundRecordsProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const found = useMemo(() => findIn(findable, query, FOUND_LIMIT), [findable, query]);
  return (
    <>
      <RecordGroup title={t('palette.tickets')}>
        {found.incidents.map(({ id, summary, number, impact }) => (
          <Spotlight.Action
            key={id}
            label={summary}
            description={number ?? ''}
            leftSection={<EffectMark impact={impact} withWords={false} />}
            onClick={() => onChoose(() => go(routes.incident(id)))}
          />
        ))}
      </RecordGroup>
      <RecordGroup title={t('palette.people')}>
        {found.people.map(({ id, name, title, department }) => (
          <Spotlight.Action
            key={id}
            label={name}
            description={[title, department].filter((part) => part !== null).join(' · ')}
            leftSection={<PersonAvatar name={name} id={id} isDecoration />}
            onClick={() => onChoose(() => go(routes.person(id)))}
          />
        ))}
      </RecordGroup>
      <RecordGroup title={t('palette.devices')}>
        {found.devices.map(({ id, name, inventory }) => (
          <Spotlight.Action
            key={id}
            label={name}
            description={inventory.system?.model ?? ''}
            leftSection={<IconDeviceLaptop size={17} stroke={1.75} />}
            onClick={() => onChoose(() => go(routes.device(id)))}
          />
        ))}
      </RecordGroup>
    </>
  );
}

function RecordGroup({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return <Spotlight.ActionsGroup label={title}>{children}</Spotlight.ActionsGroup>;
}

function Nothing({ query, findable }: { readonly query: string; readonly findable: Findable }) {
  const { t } = useTranslation();
  const actions = matchingActions(useOfferedActions(), query);
  const { incidents, people, devices } = findIn(findable, query, 1);
  const isEmpty = actions.length + incidents.length + people.length + devices.length === 0;
  return isEmpty ? <Spotlight.Empty>{t('palette.nothing', { query })}</Spotlight.Empty> : null;
}

function PaletteFoot() {
  const { t } = useTranslation();
  return (
    <div className={styles.foot} aria-hidden="true">
      <span>
        <KeyCaps keys="arrowup arrowdown" /> {t('palette.move')}
      </span>
      <span>
        <KeyCaps keys="enter" /> {t('palette.choose')}
      </span>
      <span>
        <KeyCaps keys="escape" /> {t('palette.leave')}
      </span>
    </div>
  );
}
