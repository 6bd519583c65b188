import type { FoundArticle } from '#contracts/api/knowledge-api.ts';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import styles from '../../../portal/knowledge/answer-list.module.css';
import { MarkedWords } from '../../../portal/knowledge/marked-words.tsx';
import { routes } from '../app/routes.ts';

/** Articles that may be the answer, the best first, with the stretch that has most of the words. */
export function FoundArticles({ articles }: { readonly articles: readonly FoundArticle[] }) {
  return (
    <ul className={styles.list}>
      {articles.map(({ id, title, excerpt, language }) => (
        <li key={id}>
          <Link href={routes.article(id)} className={styles.row} lang={language}>
            <span className={styles.body}>
              <span className={styles.title}>
                <MarkedWords words={title} />
              </span>
              <span className={styles.excerpt}>
                <MarkedWords words={excerpt} />
              </span>
            </span>
            <IconChevronRight size={20} stroke={1.75} aria-hidden="true" className={styles.chevron} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
