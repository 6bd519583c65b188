import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { routes } from '../app/routes.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { useNumberWords } from '../look/use-number-words.ts';
import type { IncidentView, ViewCounts } from './incident-views.ts';
import { incidentViewIds, incidentViews } from './incident-views.ts';
import styles from './incident-views.module.css';

interface IncidentViewSwitchProps {
  readonly view: IncidentView;
  readonly counts: ViewCounts | undefined;
  /** How many of the present view fit the filter; `null` while nothing is filtered. */
  readonly hits: number | null;
}

/** The name of the present view with its number; opens all views with theirs. `V` and a letter goes there at once. */
export function IncidentViewSwitch({ view, counts, hits }: IncidentViewSwitchProps) {
  const { t } = useTranslation('incident');
  const [, go] = useLocation();
  const numberWords = useNumberWords();
  const actions = useMemo(
    () =>
      incidentViewIds.map((id) => ({
        id: `incident.view-${id}`,
        title: t('action.view', { view: t(`view.${id}`) }),
        keys: [`v ${incidentViews[id].key}`],
        run: () => go(routes.queue(id)),
      })),
    [t, go],
  );
  useActions('screen', actions);
  const count = counts?.[view.id];

  return (
    <Menu position="bottom-start" width={272}>
      <Menu.Target>
        <UnstyledButton className={styles.switch}>
          <h1 className={styles.current}>{t(`view.${view.id}`)}</h1>
          {count !== undefined && (
            <span className={styles.count}>
              {hits === null
                ? numberWords(count)
                : t('filter.hits', { hits: numberWords(hits), of: numberWords(count) })}
            </span>
          )}
          <IconChevronDown size={14} stroke={2} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {incidentViewIds.map((id) => (
          <Menu.Item
            key={id}
            aria-current={id === view.id ? 'page' : undefined}
            className={styles.choice}
            onClick={() => go(routes.queue(id))}
            rightSection={
              <span className={styles.choiceAside}>
                <span className={styles.count}>{counts === undefined ? null : numberWords(counts[id])}</span>
                <KeyCaps keys={`v ${incidentViews[id].key}`} />
              </span>
            }
          >
            {t(`view.${id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
