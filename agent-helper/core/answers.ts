import { readThisMachine } from '../main/diagnostics/this-machine.ts';
import { diagnosticParts } from '../main/diagnostics/diagnostic-parts.ts';
import type { RecentLog } from '../main/diagnostics/recent-log.ts';
import { historyOf, readHubHistory } from '../main/history/computer-history.ts';
import { lastInventory } from '../main/inventory/last-inventory.ts';
import type { LookUpPorts } from '../main/knowledge/look-up.ts';
import { keepFound, readArticle, searchArticles } from '../main/knowledge/look-up.ts';
import { dropRefused } from '../main/outbox/refused-commands.ts';
import { readStoredJson } from '../main/stored-json.ts';
import type { Surroundings } from '../main/surroundings.ts';
import { wordsIn } from '../main/words/say.ts';
import type { CoreInput, CoreOutput, CoreRequest, HelperLanguage } from '#contracts/helper-core.ts';
import type { EnrolledCore } from './enrolled-core.ts';
import { actOnTicket, reportProblem } from './person-acts.ts';
import { readFile, readNamedFile } from './ticket-files.ts';

/** What the core answers once the computer is enrolled. */
export type EnrolledAnswers = {
  readonly [Name in Exclude<CoreRequest, 'state.read' | 'enrolment.claim'>]: (
    input: CoreInput<Name>,
  ) => Promise<CoreOutput<Name>>;
};

/** Somebody waits for each of these: what the hub does not answer by then is answered from what is kept here. */
const PATIENCE_MS = 8_000;

export function answersOf(core: EnrolledCore, around: Surroundings, recent: RecentLog): EnrolledAnswers {
  const { helper, tickets, announcements, articles } = core;
  const { link, folder } = helper;
  const { nowMs, log } = around;
  const patience = (): AbortSignal => AbortSignal.any([around.stopped, AbortSignal.timeout(PATIENCE_MS)]);
  const lookUp: LookUpPorts = { link, articles, nowMs };

  return {
    'link.retry': async () => {
      core.wake();
      return null;
    },
    'problem.report': (input) => reportProblem(core, around, input, patience()),
    'diagnostics.read': ({ language }) => readDiagnostics(core, around, recent, language),
    'ticket.read': async ({ ticket }) => {
      const incident = (await tickets.list())?.tickets.find(({ id }) => id === ticket);
      if (incident === undefined) return null;
      const conversation = await tickets.conversation(ticket);
      await tickets.markSeen(ticket);
      core.tell();
      const { entries, readAtMs } = conversation ?? { entries: [], readAtMs: 0 };
      return { incident, conversation: conversation === null ? null : { entries, readAtMs } };
    },
    'file.read': ({ sha256 }) => readFile(core, around, sha256, patience()),
    'file.read-named': ({ sha256 }) => readNamedFile(core, around, sha256, patience()),
    'ticket.act': (act) => actOnTicket(core, around, act),
    'refused.dismiss': async ({ command }) => {
      await dropRefused(folder.refused, command);
      core.tell();
      return null;
    },
    'announcement.notice': async ({ ids }) => {
      await announcements.markTold(ids);
      return null;
    },
    'knowledge.search': async ({ question, stage }) => {
      const found = await searchArticles(lookUp, question, stage, patience());
      keepFound(lookUp, found, around.stopped).catch((error: unknown) => {
        if (!around.stopped.aborted) log('articles not kept', { reason: String(error) });
      });
      return found;
    },
    'knowledge.article': ({ id }) => readArticle(lookUp, id, patience()),
    'knowledge.vote': async (vote) => {
      const voted = await link.ask('knowledge.vote', vote, patience());
      return voted.ok ? { ok: true, value: null } : { ok: false, refusal: { ...voted.refusal } };
    },
    ...helpAnswers(core, patience),
    'history.read': ({ language }) => readHistory(core, around, language, patience()),
  };
}

type HelpRequest = 'help.request' | 'help.end' | 'help.dismiss';

function helpAnswers(
  { support, changed }: Pick<EnrolledCore, 'support' | 'changed'>,
  patience: () => AbortSignal,
): Pick<EnrolledAnswers, HelpRequest> {
  return {
    'help.request': async () => {
      const asked = await support.request(patience());
      return asked.ok ? { ok: true, value: null } : { ok: false, refusal: { ...asked.refusal } };
    },
    'help.end': async () => {
      await support.end();
      changed();
      return { ok: true, value: null };
    },
    'help.dismiss': async () => {
      await support.dismiss();
      return null;
    },
  };
}

async function readDiagnostics(
  core: EnrolledCore,
  { nowMs }: Surroundings,
  recent: RecentLog,
  language: HelperLanguage,
): Promise<CoreOutput<'diagnostics.read'>> {
  const last = await readStoredJson(core.helper.folder.lastInventory, lastInventory.nullable().catch(null));
  const inventory = last?.inventory ?? null;
  const mounts = inventory?.volumes?.map(({ mount }) => mount) ?? ['/'];
  const machine = await readThisMachine(mounts.slice(0, 20), nowMs());
  const facts = { inventory, logLines: recent.lines(), nowMs: nowMs(), isHubReached: core.isOnline(), ...machine };
  return [...diagnosticParts(facts, wordsIn(language))];
}

async function readHistory(
  { helper, looks, support }: EnrolledCore,
  { nowMs }: Surroundings,
  language: HelperLanguage,
  signal: AbortSignal,
): Promise<CoreOutput<'history.read'>> {
  const hub = await readHubHistory(helper.folder.history, helper.link, nowMs(), signal);
  const { enrolledAtMs } = helper.enrolment;
  const record = {
    hub,
    looks: await looks.list(),
    problems: await helper.problems.list(),
    helped: await support.past(),
    enrolledAtMs,
  };
  return [...historyOf(record, wordsIn(language))];
}
