import { IconHeadset } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useEnrolled } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { useWords } from '../words/use-words.ts';
import styles from './help.module.css';

/** Says on every screen that somebody of the desk is there, and who. */
export function HelpBanner() {
  const { say } = useWords();
  const { help } = useEnrolled();
  const [path] = useLocation();
  if (help?.state !== 'joined' || path === routes.help) return null;
  return (
    <output className={styles.banner}>
      <IconHeadset size={20} stroke={1.75} aria-hidden="true" />
      <span>{say('help.banner', { agent: help.agentName ?? '' })}</span>
      <Link href={routes.help}>{say('help.banner.show')}</Link>
    </output>
  );
}
