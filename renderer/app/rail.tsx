import { ActionIcon, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { BellMark } from '../look/bell-mark.tsx';
import { KeyCaps } from '../look/key-caps.tsx';
import { MyMenu } from './my-menu.tsx';
import type { Screen } from './screens.ts';
import { screens } from './screens.ts';
import { StatusCorner } from './status-corner.tsx';
import styles from './rail.module.css';

interface RailProps {
  readonly isCollapsed: boolean;
  /** Off where the rail is narrow because the screen is. */
  readonly mayUnfold: boolean;
  readonly onCollapse: () => void;
  readonly onSearch: () => void;
}

/** Where one can go. A column on wide screens, a bar along the bottom under 700 px. */
export function Rail({ isCollapsed, mayUnfold, onCollapse, onSearch }: RailProps) {
  const { t } = useTranslation();
  const FoldIcon = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.rail} aria-label={t('rail.label')} data-collapsed={isCollapsed}>
      <div className={styles.top}>
        <span className={styles.brand}>
          <BellMark size={20} />
          <span className={styles.name}>{t('name')}</span>
        </span>
        {mayUnfold && (
          <Tooltip label={t(isCollapsed ? 'rail.unfold' : 'rail.fold')} position="right">
            <ActionIcon
              aria-label={t(isCollapsed ? 'rail.unfold' : 'rail.fold')}
              aria-expanded={!isCollapsed}
              onClick={onCollapse}
            >
              <FoldIcon size={17} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <UnstyledButton className={styles.search} onClick={onSearch}>
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span className={styles.label}>{t('rail.search')}</span>
        <VisuallyHidden>{t('action.palette')}</VisuallyHidden>
        <span className={styles.caps}>
          <KeyCaps keys="mod+k" />
        </span>
      </UnstyledButton>
      <div className={styles.places}>
        {screensAt('desk').map((screen) => (
          <RailEntry key={screen.id} screen={screen} isCollapsed={isCollapsed} />
        ))}
      </div>
      <div className={styles.foot}>
        <StatusCorner isNarrow={isCollapsed} />
        {screensAt('foot').map((screen) => (
          <RailEntry key={screen.id} screen={screen} isCollapsed={isCollapsed} />
        ))}
        <MyMenu isNarrow={isCollapsed} />
      </div>
    </nav>
  );
}

function screensAt(place: 'desk' | 'foot'): readonly Screen[] {
  return screens.filter(({ rail }) => rail?.place === place);
}

function RailEntry({ screen, isCollapsed }: { readonly screen: Screen; readonly isCollapsed: boolean }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const { rail } = screen;
  if (rail === undefined) return null;
  const { icon: Picture, to, below: Below } = rail;
  const root = `/${screen.path.split('/')[1] ?? ''}`;
  const isHere = location === root || location.startsWith(`${root}/`);
  const title = t(rail.title);
  return (
    <>
      <Tooltip label={title} position="right" disabled={!isCollapsed}>
        <Link
          href={to}
          className={styles.entry}
          data-wide={rail.isForWideScreens}
          aria-current={isHere ? 'page' : undefined}
        >
          <Picture size={17} stroke={1.75} aria-hidden="true" />
          <span className={styles.label}>{title}</span>
        </Link>
      </Tooltip>
      {Below !== undefined && !isCollapsed && (
        <div className={styles.below}>
          <Suspense>
            <Below />
          </Suspense>
        </div>
      )}
    </>
  );
}
