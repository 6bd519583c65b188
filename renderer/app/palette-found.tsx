import type { SpotlightStore } from '@mantine/spotlight';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { SearchKind } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { KeyCaps } from '../look/key-caps.tsx';
import { plainText } from '../look/plain-text.ts';
import { HitPicture } from '../search/found-line.tsx';
import { addressOfHit } from '../search/hit-address.ts';
import { SearchNote } from '../search/search-note.tsx';
import type { FoundHit, SearchFound } from '../search/use-search.ts';
import { useSearch } from '../search/use-search.ts';
import type { LayeredAction } from './actions/action.ts';
import { isListening } from './actions/key-press.ts';
import { useOfferedActions } from './actions/use-actions.ts';
import { routes } from './routes.ts';
import styles from './command-palette.module.css';

const foundInPalette = { kinds: searchKinds, limit: 6, withSnippets: false };

interface PaletteFoundProps {
  readonly query: string;
  readonly store: SpotlightStore;
  /** Takes what was chosen; it is run once the palette has closed. */
  readonly onChoose: (run: () => void) => void;
}

/** What the query finds: actions first, then tickets, articles, people and devices. */
export function PaletteFound({ query, store, onChoose }: PaletteFoundProps) {
  const { t } = useTranslation();
  const found = useSearch(query, foundInPalette);
  // What was written a moment ago may come with a later answer to the same.
  const answered = found === undefined ? undefined : `${found.hits.length > 0} ${found.typed}`;
  useEffect(() => {
    if (answered !== undefined) selectFirst(store);
  }, [answered, store]);
  const hasActions = useMatchingActions(query).length > 0;
  const isNothing = !hasActions && found?.typed === query && found.hits.length === 0;
  return (
    <>
      <FoundActions query={query} onChoose={onChoose} />
      {isNothing && <Spotlight.Empty>{t('palette.nothing', { query })}</Spotlight.Empty>}
      <FoundRecords query={query} found={found} onChoose={onChoose} />
      <SearchNote state={found?.state} />
    </>
  );
}

/**
 * Spotlight marks the first of the list as soon as something is typed. What is found comes a moment later and may stand before
 * it, and then that is the first; Spotlight gives no way to say so but its own marks.
 */
function selectFirst(store: SpotlightStore): void {
  const list = document.querySelector(`#${store.getState().listId}`);
  const first = list?.querySelector('[data-action]');
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  first?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: first === undefined || first === null ? -1 : 0 }));
}

type FoundProps = Pick<PaletteFoundProps, 'query' | 'onChoose'>;

function matchingActions(actions: readonly LayeredAction[], query: string): readonly LayeredAction[] {
  const words = plainText(query).split(/\s+/);
  return actions.filter(({ title }) => words.every((word) => plainText(title).includes(word)));
}

function useMatchingActions(query: string): readonly LayeredAction[] {
  return matchingActions(useOfferedActions(), query).filter(
    (action) => action.id !== 'desk.palette' && isListening(action),
  );
}

function FoundActions({ query, onChoose }: FoundProps) {
  const { t } = useTranslation();
  const found = useMatchingActions(query);
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
  readonly found: SearchFound | undefined;
}

function FoundRecords({ found, query, onChoose }: FoundRecordsProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const hits = found?.hits ?? [];
  const linesOf = (kind: SearchKind) =>
    hits.filter((hit) => hit.kind === kind).map((hit) => <RecordLine key={hit.id} hit={hit} onChoose={onChoose} />);
  return (
    <>
      <RecordGroup title={t('palette.tickets')}>{linesOf('incident')}</RecordGroup>
      <RecordGroup title={t('palette.articles')}>{linesOf('article')}</RecordGroup>
      <RecordGroup title={t('palette.people')}>{linesOf('person')}</RecordGroup>
      <RecordGroup title={t('palette.devices')}>{linesOf('device')}</RecordGroup>
      {query !== '' && (
        <Spotlight.Action
          label={t('palette.searchFor', { query })}
          leftSection={<IconSearch size={17} stroke={1.75} />}
          rightSection={<KeyCaps keys="/" />}
          onClick={() => onChoose(() => go(routes.search(query)))}
        />
      )}
    </>
  );
}

function RecordLine({ hit, onChoose }: Pick<FoundProps, 'onChoose'> & { readonly hit: FoundHit }) {
  const [, go] = useLocation();
  return (
    <Spotlight.Action
      label={hit.title.text}
      description={descriptionOf(hit)}
      leftSection={<HitPicture hit={hit} />}
      onClick={() => onChoose(() => go(addressOfHit(hit)))}
    />
  );
}

function descriptionOf(hit: FoundHit): string {
  switch (hit.kind) {
    case 'incident':
    case 'article':
      return hit.row.number ?? '';
    case 'person':
      return [hit.row.title, hit.row.department].filter((part) => part !== null).join(' · ');
    case 'device':
      return hit.row.inventory.system?.model ?? '';
    default:
      return assertNever(hit);
  }
}

function RecordGroup({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return <Spotlight.ActionsGroup label={title}>{children}</Spotlight.ActionsGroup>;
}
