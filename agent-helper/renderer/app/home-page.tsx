import type { Icon } from '@tabler/icons-react';
import {
  IconChevronRight,
  IconHeadset,
  IconHistory,
  IconList,
  IconMessage2Plus,
  IconSearch,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { IconUserQuestion } from '@tabler/icons-react';
import { Note } from '../../../portal/look/note.tsx';
import { Page, PageHead } from '../../../portal/look/page.tsx';
import { AnnouncementList } from '../announcement/announcement-list.tsx';
import { RefusedActs } from '../incident/refused-acts.tsx';
import { UpdateNote } from '../updates/update-note.tsx';
import { useWords } from '../words/use-words.ts';
import { useEnrolled } from './helper.ts';
import styles from './home-page.module.css';
import { routes } from './routes.ts';

/** What the helper can do, in the order in which people need it; announcements before everything. */
export function HomePage() {
  const { say } = useWords();
  const { unread, waiting, filesWaiting, isSomebodys, metAtMs, link } = useEnrolled();
  return (
    <Page>
      <AnnouncementList />
      <PageHead title={say('home.title')} />
      {metAtMs !== null && !isSomebodys && <Note icon={IconUserQuestion}>{say('home.nobodys')}</Note>}
      <RefusedActs />
      <UpdateNote />
      <nav aria-label={say('app.nav')} className={styles.tasks}>
        <Task
          href={routes.report}
          icon={IconMessage2Plus}
          name={say('home.report')}
          hint={say('home.report.hint')}
          isFirst
        />
        <HelpTask />
        <Task href={routes.tickets} icon={IconList} name={say('home.tickets')} hint={say('home.tickets.hint')}>
          {unread.length > 0 && <span className={styles.unread}>{say('home.unread', { count: unread.length })}</span>}
        </Task>
        <Task href={routes.search} icon={IconSearch} name={say('home.search')} hint={say('home.search.hint')} />
        <Task href={routes.history} icon={IconHistory} name={say('home.history')} hint={say('home.history.hint')} />
      </nav>
      <output className={styles.outbox}>
        {link !== 'online' && waiting.length > 0 && <p>{say('home.waiting', { count: waiting.length })}</p>}
        {filesWaiting > 0 && <p>{say('home.files', { count: filesWaiting })}</p>}
      </output>
    </Page>
  );
}

/** Help by a code; says how it stands where some was asked for. */
function HelpTask() {
  const { say } = useWords();
  const { help } = useEnrolled();
  return (
    <Task href={routes.help} icon={IconHeadset} name={say('home.help')} hint={say('home.help.hint')}>
      {help?.state === 'joined' && (
        <span className={styles.unread}>{say('home.help.joined', { agent: help.agentName ?? '' })}</span>
      )}
    </Task>
  );
}

interface TaskProps {
  readonly href: string;
  readonly icon: Icon;
  readonly name: string;
  readonly hint: string;
  readonly isFirst?: boolean;
  readonly children?: ReactNode;
}

function Task({ href, icon: Picture, name, hint, isFirst = false, children }: TaskProps) {
  return (
    <Link href={href} className={styles.task} data-first={isFirst}>
      <span className={styles.picture}>
        <Picture size={26} stroke={1.75} aria-hidden="true" />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.hint}>{hint}</span>
        {children}
      </span>
      <IconChevronRight size={20} stroke={1.75} aria-hidden="true" className={styles.chevron} />
    </Link>
  );
}
