import type { Article } from '#domain/knowledge/article.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { from, of } from 'rxjs';
import { Link } from 'wouter';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { watchIncident } from '../incident/incident-repository.ts';
import frame from '../look/record-page.module.css';
import { exactDay } from '../look/relative-time.tsx';
import { Properties, Property, Section } from '../look/section.tsx';
import { ArticleVersions } from './article-versions.tsx';
import { readVotes } from './knowledge-repository.ts';
import styles from './article-side.module.css';

/** The right column of an article: who answers for it, until when it is right, whether it helps, and its versions. */
export function ArticleSide({ article }: { readonly article: Article }) {
  const { t, i18n } = useTranslation('knowledge');
  const { colleagues } = useDirectory();
  const { number, owner, language, reviewDueAtMs, draftedAtMs, publishedAtMs } = article;
  return (
    <aside className={frame.side} aria-label={t('facts')}>
      <Section name="article.facts" title={t('facts')}>
        <Properties>
          {number !== null && <Property name={t('number')}>{number}</Property>}
          <Property name={t('owner')}>{colleagues.get(owner)?.name}</Property>
          <Property name={t('readers')}>{t(`audience.${article.audience}`)}</Property>
          <Property name={t('written')}>{t(`language.${language}`)}</Property>
          <Property name={t('review')}>{exactDay(reviewDueAtMs, i18n.language)}</Property>
          <Property name={t('drafted')}>{exactDay(draftedAtMs, i18n.language)}</Property>
          {publishedAtMs !== null && (
            <Property name={t('published')}>{exactDay(publishedAtMs, i18n.language)}</Property>
          )}
          <Source article={article} />
          <Votes article={article} />
        </Properties>
      </Section>
      <Section name="article.versions" title={t('versions')}>
        <ArticleVersions article={article} />
      </Section>
    </aside>
  );
}

function Source({ article: { source } }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const desk = useDesk();
  const incident = useLive(useMemo(() => (source === null ? of(null) : watchIncident(desk, source)), [desk, source]));
  if (source === null || incident == null) return null;
  return (
    <Property name={t('source')}>
      <Link href={routes.incident(source)} className={styles.link}>
        {incident.number ?? incident.summary}
      </Link>
    </Property>
  );
}

function Votes({ article: { id, state } }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const desk = useDesk();
  const votes$ = useMemo(() => (state === 'draft' ? of(null) : from(readVotes(desk, id))), [desk, id, state]);
  const votes = useLive(votes$);
  if (votes == null) return null;
  return <Property name={t('votes')}>{t('helped', { helped: votes.helped, didNotHelp: votes.didNotHelp })}</Property>;
}
