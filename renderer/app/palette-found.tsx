import { Spotlight } from '@mantine/spotlight';
import { IconBook2, IconDeviceLaptop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { KeyCaps } from '../look/key-caps.tsx';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { plainText } from '../look/plain-text.ts';
import { EffectMark } from '../look/severity-mark.tsx';
import type { LayeredAction } from './actions/action.ts';
import { isListening } from './actions/key-press.ts';
import { useOfferedActions } from './actions/use-actions.ts';
import type { Findable } from './finder.ts';
import { findIn } from './finder.ts';
import { routes } from './routes.ts';
import styles from './command-palette.module.css';

const FOUND_LIMIT = 6;

interface PaletteFoundProps {
  readonly query: string;
  readonly findable: Findable;
  /** Takes what was chosen; it is run once the palette has closed. */
  readonly onChoose: (run: () => void) => void;
}

/** What the query finds: actions first, then tickets, articles, people and devices. */
export function PaletteFound({ query, findable, onChoose }: PaletteFoundProps) {
  return (
    <>
      <FoundActions query={query} onChoose={onChoose} />
      <FoundRecords query={query} findable={findable} onChoose={onChoose} />
      {query !== '' && <Nothing query={query} findable={findable} />}
    </>
  );
}

type FoundProps = Pick<PaletteFoundProps, 'query' | 'onChoose'>;

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
      <RecordGroup title={t('palette.articles')}>
        {found.articles.map(({ id, title, number }) => (
          <Spotlight.Action
            key={id}
            label={title}
            description={number ?? ''}
            leftSection={<IconBook2 size={17} stroke={1.75} />}
            onClick={() => onChoose(() => go(routes.article(id)))}
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
  const { incidents, people, devices, articles } = findIn(findable, query, 1);
  const found = [actions, incidents, people, devices, articles];
  const isEmpty = found.every(({ length }) => length === 0);
  return isEmpty ? <Spotlight.Empty>{t('palette.nothing', { query })}</Spotlight.Empty> : null;
}
