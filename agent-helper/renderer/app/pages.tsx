import { articleId, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { Route, Switch } from 'wouter';
import { RecordPage } from '../history/record-page.tsx';
import { HistoryPage } from '../history/history-page.tsx';
import { HomePage } from './home-page.tsx';
import { ReportPage } from '../incident/report-page.tsx';
import { SentPage } from '../incident/sent-page.tsx';
import { TicketMissing } from '../incident/ticket-missing.tsx';
import { TicketPage } from '../incident/ticket-page.tsx';
import { TicketsPage } from '../incident/tickets-page.tsx';
import { ArticlePage } from '../knowledge/article-page.tsx';
import { SearchPage } from '../knowledge/search-page.tsx';
import { HelpPage } from '../support/help-page.tsx';
import { WithoutHubPage } from '../support/without-hub-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { patterns, routes } from './routes.ts';

/** Every screen and its address. What is no address of ours is the start. */
export function Pages() {
  return (
    <Switch>
      <Route path={routes.report} component={ReportPage} />
      <Route path={routes.sent} component={SentPage} />
      <Route path={routes.tickets} component={TicketsPage} />
      <Route path={patterns.ticket}>{({ id }) => <OneTicket id={id} />}</Route>
      <Route path={routes.search} component={SearchPage} />
      <Route path={patterns.article}>{({ id }) => <OneArticle id={id} />}</Route>
      <Route path={routes.history} component={HistoryPage} />
      <Route path={patterns.record}>{({ id }) => <OneRecord id={id} />}</Route>
      <Route path={routes.help} component={HelpPage} />
      <Route path={routes.withoutHub} component={WithoutHubPage} />
      <Route path={routes.settings} component={SettingsPage} />
      <Route component={HomePage} />
    </Switch>
  );
}

function OneTicket({ id }: { readonly id: string }) {
  const read = incidentId.safeParse(`incident:${id}`);
  // Keyed, so that nothing typed on one ticket shows on the next.
  return read.success ? <TicketPage key={read.data} id={read.data} /> : <TicketMissing />;
}

function OneRecord({ id }: { readonly id: string }) {
  const read = supportSessionId.safeParse(`support-session:${id}`);
  return read.success ? <RecordPage key={read.data} session={read.data} /> : <HistoryPage />;
}

function OneArticle({ id }: { readonly id: string }) {
  const read = articleId.safeParse(`article:${id}`);
  return read.success ? <ArticlePage key={read.data} id={read.data} /> : <HomePage />;
}
