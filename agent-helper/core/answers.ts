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
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { headText } from '#domain/remote-support/session-chain.rules.ts';
import type { EnrolledCore } from './enrolled-core.ts';
import { actOnTicket, objectToHelp, reportProblem } from './person-acts.ts';
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
    'help.object': ({ session }) => objectToHelp(core, around, session),
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

async function readHelpRecord(
  { support, notes }: Pick<EnrolledCore, 'support' | 'notes'>,
  session: SupportSessionId,
): Promise<CoreOutput<'help.record'>> {
  const kept = (await support.past()).find(({ id }) => id === session);
  if (kept?.joinedAtMs == null) return null;
  const { agentName, ticket, joinedAtMs, endedAtMs, names } = kept;
  return { session, agentName, ticket, joinedAtMs, endedAtMs, names, entries: [...(await notes.read(session))] };
}

type HelpRequest = Extract<CoreRequest, `${'help' | 'lan' | 'session'}.${string}`>;

function helpAnswers(
  core: Pick<EnrolledCore, 'helper' | 'support' | 'lan' | 'notes' | 'consoles' | 'changed'>,
  patience: () => AbortSignal,
): Pick<EnrolledAnswers, Exclude<HelpRequest, 'help.object'>> {
  const { helper, support, lan, notes, changed } = core;
  return {
    ...lanAnswers(core),
    ...keyAnswers(core),
    'help.request': async () => {
      const asked = await support.request(patience());
      return asked.ok ? { ok: true, value: null } : { ok: false, refusal: { ...asked.refusal } };
    },
    'help.answer': async ({ session, isAgreed, because }) => {
      const answered = await support.answer(session, isAgreed, because);
      changed();
      return answered.ok ? { ok: true, value: null } : { ok: false, refusal: { ...answered.refusal } };
    },
    'session.note': async ({ session, happenings }) => ({ ok: true, value: await notes.note(session, happenings) }),
    'session.relays': async ({ session }) => {
      const asked = await helper.link.ask('support.relays', { session }, patience());
      return asked.ok ? { ok: true, value: asked.value } : { ok: false, refusal: { ...asked.refusal } };
    },
    'session.prove': async ({ session, text }) => {
      const current = await support.current();
      const isJoined = current?.id === session && current.state === 'joined';
      if (!isJoined) return { ok: false, refusal: { code: 'support.session-unknown' } };
      return { ok: true, value: helper.signLink(text) };
    },
    'help.record': ({ session }) => readHelpRecord({ support, notes }, session),
    'session.head': async ({ session }) => {
      const stands = await notes.head(session);
      if (stands === null) return { ok: false, refusal: { code: 'session.nothing-noted' } };
      return { ok: true, value: { ...stands, signature: helper.signHead(headText(session, stands.head)) } };
    },
    'help.end': async (how) => {
      await support.end(how);
      lan.endedHere();
      changed();
      return { ok: true, value: null };
    },
    'help.dismiss': async () => {
      await support.dismiss();
      return null;
    },
  };
}

function lanAnswers({ lan }: Pick<EnrolledCore, 'lan'>): Pick<EnrolledAnswers, 'lan.offer' | 'lan.withdraw'> {
  return {
    'lan.offer': async () => {
      const offered = await lan.offer();
      return offered.ok ? { ok: true, value: null } : { ok: false, refusal: { ...offered.refusal } };
    },
    'lan.withdraw': async () => {
      lan.withdraw();
      return null;
    },
  };
}

function keyAnswers({
  support,
  consoles,
}: Pick<EnrolledCore, 'support' | 'consoles'>): Pick<EnrolledAnswers, `session.key-${'standing' | 'compared'}`> {
  return {
    'session.key-standing': async (shown) => {
      const standing = await consoles.standingOf(shown);
      // Where no hub is, digits are compared each time (S10): keys that are known take nothing away from that.
      const isDirect = (await support.current())?.way === 'lan';
      return isDirect && standing === 'known' ? 'new' : standing;
    },
    'session.key-compared': async (compared) => {
      await consoles.remember(compared);
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
