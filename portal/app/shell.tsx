import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { VisuallyHidden } from '@mantine/core';
import { IconList, IconMessage2Plus } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { isUnread } from '../incident/seen-replies.ts';
import { BellMark } from '../look/bell-mark.tsx';
import { useWords } from '../words/use-words.ts';
import { SupportBar } from '../remote-support/support-bar.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LinkLine } from './link-line.tsx';
import { usePortal } from './portal.ts';
import { routes } from './routes.ts';
import styles from './shell.module.css';
import { useLive } from '#platform/browser/use-live.ts';

const NONE: readonly PortalIncident[] = [];

/** The frame of every page: two places to go, one's settings, and a quiet line when the hub is away. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {say('app.skip')}
      </a>
      <header className={styles.header}>
        <Link href={routes.start} className={styles.home}>
          <BellMark size={32} />
          <span>{say('app.help')}</span>
        </Link>
        <Places />
        <AccountMenu />
      </header>
      <SupportBar />
      <LinkLine />
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}

function Places() {
  const { say } = useWords();
  const { requests$, seenReplies } = usePortal();
  const seen = useLive(seenReplies.seen$) ?? {};
  const unread = (useLive(requests$) ?? NONE).filter((incident) => isUnread(incident, seen)).length;
  return (
    <nav className={styles.places} aria-label={say('app.nav')}>
      <Place href={routes.start} icon={IconMessage2Plus} words={say('app.start')} />
      <Place href={routes.requests} icon={IconList} words={say('app.requests')}>
        {unread > 0 && (
          <span className={styles.unread}>
            <span aria-hidden="true">{unread}</span>
            <VisuallyHidden>{say('app.unread', { count: unread })}</VisuallyHidden>
          </span>
        )}
      </Place>
    </nav>
  );
}

interface PlaceProps {
  readonly href: string;
  readonly icon: Icon;
  readonly words: string;
  readonly children?: ReactNode;
}

function Place({ href, icon: Picture, words, children }: PlaceProps) {
  const [isHere] = useRoute(href);
  return (
    <Link href={href} className={styles.place} aria-current={isHere ? 'page' : undefined}>
      <Picture size={22} stroke={1.75} aria-hidden="true" />
      <span>{words}</span>
      {children}
    </Link>
  );
}
