import type { Article } from '#domain/knowledge/article.record.ts';
import type { Icon } from '@tabler/icons-react';
import { IconArchive, IconCircleCheck, IconClockExclamation, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './article-state-mark.module.css';

const pictures = {
  draft: IconPencil,
  published: IconCircleCheck,
  retired: IconArchive,
} as const satisfies Record<Article['state'], Icon>;

interface ArticleStateMarkProps {
  readonly state: Article['state'];
  readonly isOverdue: boolean;
  readonly className?: string | undefined;
}

/** How far an article is, in a sign and a word; that its review is overdue is more pressing than that it is out. */
export function ArticleStateMark({ state, isOverdue, className = '' }: ArticleStateMarkProps) {
  const { t } = useTranslation('knowledge');
  const Picture = isOverdue ? IconClockExclamation : pictures[state];
  return (
    <span className={`${styles.mark} ${className}`} data-state={isOverdue ? 'overdue' : state}>
      <Picture size={15} stroke={1.75} aria-hidden="true" />
      {isOverdue ? t('overdue') : t(`state.${state}`)}
    </span>
  );
}
