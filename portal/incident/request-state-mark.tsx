import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { Icon } from '@tabler/icons-react';
import { IconCheck, IconHourglass, IconMessageQuestion, IconTool } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import type { Turn } from './request-state.ts';
import { requestStateOf, turnIn } from './request-state.ts';
import styles from './request-state-mark.module.css';

const pictures: Readonly<Record<Turn, Icon>> = {
  yours: IconMessageQuestion,
  ours: IconTool,
  waiting: IconHourglass,
  done: IconCheck,
};

/** How far a request is, in a few words with a picture. */
export function RequestStateMark({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  const state = requestStateOf(incident);
  const turn = turnIn(state);
  const Picture = pictures[turn];
  return (
    <span className={styles.mark} data-turn={turn}>
      <Picture size={18} stroke={1.75} aria-hidden="true" />
      {say(`state.${state}`)}
    </span>
  );
}

/** The picture alone, for a place that has the words beside it. */
export function TurnPicture({ turn }: { readonly turn: Turn }) {
  const Picture = pictures[turn];
  return (
    <span className={styles.picture} data-turn={turn} aria-hidden="true">
      <Picture size={24} stroke={1.75} />
    </span>
  );
}
