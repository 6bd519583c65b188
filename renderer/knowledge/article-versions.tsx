import { Button } from '@mantine/core';
import type { Article } from '#domain/knowledge/article.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import type { ArticleVersion, HistoryEntry } from './article-history.ts';
import { articleHistory } from './article-history.ts';
import { watchArticleJournal } from './knowledge-repository.ts';
import { lineDifference } from './line-difference.ts';
import styles from './article-versions.module.css';

/** Who did what with an article and when; each version can be compared with the one before (KNW-3). */
export function ArticleVersions({ article: { id } }: { readonly article: Article }) {
  const desk = useDesk();
  const lines = useLive(useMemo(() => watchArticleJournal(desk, id), [desk, id]));
  const history = useMemo(() => articleHistory(lines ?? []), [lines]);
  const [shown, setShown] = useState<HistoryEntry | null>(null);
  return (
    <>
      <ol className={styles.history}>
        {history.map((entry) => (
          <Entry key={entry.line.id} entry={entry} onCompare={() => setShown(entry)} />
        ))}
      </ol>
      {shown?.version != null && shown.before !== null && (
        <Difference version={shown.version} before={shown.before} onClose={() => setShown(null)} />
      )}
    </>
  );
}

const acts = ['drafted', 'revised', 'published', 'withdrawn', 'retired', 'reviewed', 'assigned'] as const;

function Entry({ entry, onCompare }: { readonly entry: HistoryEntry; readonly onCompare: () => void }) {
  const { t } = useTranslation('knowledge');
  const { colleagues } = useDirectory();
  const { line, version, before } = entry;
  const act = acts.find((name) => line.name === `article.${name}`);
  // An actor that is no agent is the desk itself, which has no name here.
  const name = (colleagues as ReadonlyMap<string, { readonly name: string }>).get(line.actor)?.name ?? '';
  return (
    <li className={styles.entry}>
      <span className={styles.act}>
        {act !== undefined && t(`did.${act}`)}
        {version !== null && <span className={styles.version}>{t('version', { revision: version.revision })}</span>}
      </span>
      <span className={styles.who}>
        {name} · <RelativeTime atMs={line.occurredAtMs} form="long" />
      </span>
      {version !== null && before !== null && (
        <Button variant="subtle" className={styles.compare} onClick={onCompare}>
          {t('compare')}
        </Button>
      )}
    </li>
  );
}

interface DifferenceProps {
  readonly version: ArticleVersion;
  readonly before: ArticleVersion;
  readonly onClose: () => void;
}

function Difference({ version, before, onClose }: DifferenceProps) {
  const { t } = useTranslation('knowledge');
  const whole = ({ title, body }: ArticleVersion) => `${title}\n\n${body}`;
  const changes = lineDifference(whole(before), whole(version));
  return (
    <Dialog title={t('difference', { revision: version.revision })} widthPx={760} onClose={onClose}>
      <div className={styles.difference}>
        {changes.map(({ kind, text }, place) => {
          // Lines have no name but their place, and none moves while the dialog stands.
          const key = `${place}`;
          if (kind === 'removed') return <del key={key}>{text}</del>;
          if (kind === 'added') return <ins key={key}>{text}</ins>;
          return <span key={key}>{text}</span>;
        })}
      </div>
    </Dialog>
  );
}
