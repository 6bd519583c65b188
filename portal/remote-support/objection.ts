import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { Issuer } from '../draft/draft-command.ts';
import { handedOver } from '../draft/draft-command.ts';
import type { DraftContent, DraftIds } from '../draft/draft.ts';
import type { PortalSupportPorts, Refused } from './portal-support.ts';
import { supportCommand } from './support-command.ts';

/** What somebody says afterwards that they did not agree to, in a session at their browser (W15). */
export interface Objection {
  readonly session: SupportSessionId;
  /** What the session was about. */
  readonly incident: IncidentId;
  readonly words: string;
  /** Of the words on that request, and of a new one where it is over: made once, so that words sent twice are said once. */
  readonly ids: { readonly reply: CommandEntry['id']; readonly report: DraftIds };
}

/**
 * Marks the session, and puts the words where the desk reads them: as a reply, by opening the request again, or as a new one
 * where it is over for good. `null`: the hub has both.
 */
export async function objectToHelp(
  { link, issuer }: PortalSupportPorts,
  { session, incident, words, ids }: Objection,
): Promise<Refused | null> {
  const known = await link.ask('portal.incident', { id: incident });
  if (!known.ok) return known.refusal;
  const ticket = known.value.incident;
  const follow = async (entry: CommandEntry) => {
    const mark = supportCommand(issuer(), { name: 'support-session.object', target: session, input: {} });
    // Marked first: done twice it is the same.
    const outcome = await link.ask('sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands: [mark, entry] });
    if (!outcome.ok) return outcome.refusal;
    return outcome.value.answers.find((answer) => answer.kind === 'refused')?.refusal ?? null;
  };
  const anew = () => follow(entryOf(asReport(words, ticket), ids.report, issuer()));
  if (ticket.state === 'closed') return await anew();
  const content: DraftContent = isOpen(ticket)
    ? { kind: 'reply', text: words, files: [] }
    : { kind: 'reopen', text: words };
  const refused = await follow(entryOf(content, { command: ids.reply, target: incident }, issuer()));
  return refused !== null && overForGood.has(refused.code) ? await anew() : refused;
}

/** Also when it came to its end while they wrote. */
const overForGood: ReadonlySet<string> = new Set(['incident.reopen-window-over', 'incident.closed']);

function asReport(words: string, { number, summary }: Pick<PortalIncident, 'number' | 'summary'>): DraftContent {
  const about = number === null ? summary : `${number} · ${summary}`;
  return {
    kind: 'report',
    words: `${words}\n\n${about}`,
    details: '',
    service: null,
    effect: 'user-affected',
    files: [],
  };
}

function entryOf(content: DraftContent, ids: DraftIds, issuer: Issuer): CommandEntry {
  const { entry } = handedOver({ ...ids, content, entry: null, attach: null, refusal: null }, issuer);
  return entry!;
}
