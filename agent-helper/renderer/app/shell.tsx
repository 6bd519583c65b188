import { useLive } from '#platform/browser/use-live.ts';
import { IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BellMark } from '../../../portal/look/bell-mark.tsx';
import { useTellUnsent } from '../draft/use-unsent.ts';
import { useWords } from '../words/use-words.ts';
import { useHelper } from './helper.ts';
import { HelpBanner } from '../support/help-banner.tsx';
import { LinkBar } from './link-bar.tsx';
import { Notices } from './notices.tsx';
import { routes } from './routes.ts';
import styles from './shell.module.css';

/** The frame of every screen: the way home, the settings, and a quiet line when the desk is away. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  const { settings$ } = useHelper();
  const settings = useLive(settings$);
  useTellUnsent();
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {say('app.skip')}
      </a>
      <header className={styles.header}>
        <Link href={routes.home} className={styles.home}>
          <BellMark size={28} />
          <span>{say('app.help')}</span>
        </Link>
        <Link href={routes.settings} className={styles.settings} aria-label={say('bar.settings')}>
          <IconSettings size={24} stroke={1.75} aria-hidden="true" />
        </Link>
      </header>
      <HelpBanner />
      <LinkBar />
      {settings !== undefined && <Notices settings={settings} />}
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
