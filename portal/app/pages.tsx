import type { IncidentId } from '#domain/kernel/fields.ts';
import { articleId, incidentId } from '#domain/kernel/fields.ts';
import type { ComponentType } from 'react';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { ReceivedPage } from '../incident/received-page.tsx';
import { ReportPage } from '../incident/report-page.tsx';
import { RequestMissing } from '../incident/request-missing.tsx';
import { RequestPage } from '../incident/request-page.tsx';
import { RequestsPage } from '../incident/requests-page.tsx';
import { StartPage } from '../incident/start-page.tsx';
import { Page, PageHead, PageSkeleton } from '../look/page.tsx';
import { SupportPage } from '../remote-support/support-page.tsx';
import { PasswordPage } from '../session/password-page.tsx';
import { useWords } from '../words/use-words.ts';
import { patterns, routes } from './routes.ts';

/** Loaded with the first answer that is opened: reading Markdown is half as large as all the rest. */
const ArticlePage = lazy(async () => ({ default: (await import('../knowledge/article-page.tsx')).ArticlePage }));

/** Every page and its address. */
export function Pages() {
  return (
    <Switch>
      <Route path={routes.start} component={StartPage} />
      <Route path={routes.report} component={ReportPage} />
      <Route path={routes.requests} component={RequestsPage} />
      <Route path={patterns.request}>{({ id }) => <OfIncident id={id} page={RequestPage} />}</Route>
      <Route path={patterns.received}>{({ id }) => <OfIncident id={id} page={ReceivedPage} />}</Route>
      <Route path={patterns.article}>{({ id }) => <OfArticle id={id} />}</Route>
      <Route path={routes.password} component={PasswordPage} />
      <Route path={routes.support} component={SupportPage} />
      <Route component={NoSuchPage} />
    </Switch>
  );
}

interface OfIncidentProps {
  /** As it stands in the address: without `incident:`. */
  readonly id: string;
  readonly page: ComponentType<{ readonly id: IncidentId }>;
}

function OfIncident({ id, page: IncidentPage }: OfIncidentProps) {
  const read = incidentId.safeParse(`incident:${id}`);
  // Keyed, so that nothing typed or folded on one request shows on the next.
  return read.success ? <IncidentPage key={read.data} id={read.data} /> : <RequestMissing />;
}

function OfArticle({ id }: { readonly id: string }) {
  const read = articleId.safeParse(`article:${id}`);
  if (!read.success) return <NoSuchPage />;
  return (
    <Suspense
      fallback={
        <Page>
          <PageSkeleton />
        </Page>
      }
    >
      <ArticlePage key={read.data} id={read.data} />
    </Suspense>
  );
}

function NoSuchPage() {
  const { say } = useWords();
  return (
    <Page>
      <PageHead title={say('app.missing.title')} lead={say('app.missing.text')} />
    </Page>
  );
}
