import { incidentCommands } from '#domain/incident/incident.commands.ts';
import type { LogInput } from '#domain/incident/incident.commands.ts';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { readSelfGivenNumber } from '#domain/incident/ticket-number.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { serviceRecord } from '#domain/service-catalogue/service.record.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { teamRecord } from '#domain/workforce/team.record.ts';
import type { DeskView, Prepare } from '../sync/gate.ts';
import { guardReply } from './guard-reply.ts';
import { guardTime } from './guard-time.ts';
import type { Routing } from './routing.rules.ts';
import { routingFor } from './routing.rules.ts';
import { siteCodeFor } from './site-codes.ts';
import { isLeasedTo, isUsed, markUsed, noteGiven, takeNumber } from './ticket-numbers.ts';

/**
 * Gives `incident.log` its number and its owner where the hub alone may say them, and stops a reply whose author has not
 * seen the last words of others, and who corrects time that is not theirs. Other commands pass as they are.
 */
export const prepareIncident: Prepare = async (entry, principal, desk) => {
  if (entry.name !== 'incident.log') {
    const reply = await guardReply(desk.tx, entry);
    const guarded = reply.ok ? await guardTime(desk.tx, entry, principal) : reply;
    return guarded.ok ? ok({ entry, onAccepted: async () => {} }) : guarded;
  }
  const input = incidentCommands['incident.log'].input.parse(entry.input);
  const routing = await routingOf(input, principal, desk);
  const number = await numberOf(input, entry, principal, desk);
  if (!number.ok) return number;
  return ok({
    entry: { ...entry, input: { ...input, routing, number: number.value } },
    onAccepted: () => markUsed(desk.tx, number.value, entry.target),
  });
};

/** An agent takes what they log, as they said or for their first team. Everyone else's tickets the hub routes. */
async function routingOf(input: LogInput, principal: Principal, desk: DeskView): Promise<Routing | null> {
  const isOwnWord = principal.kind === 'agent' || principal.kind === 'desk';
  if (isOwnWord && input.routing !== null) return input.routing;
  const service = input.service === null ? undefined : await desk.find(serviceRecord, input.service);
  const routed = routingFor(service, await desk.all(teamRecord), await desk.all(agentRecord));
  if (principal.kind !== 'agent') return routed;
  const team = principal.teams[0] ?? routed?.team;
  return team === undefined ? null : { team, owner: principal.id };
}

/** The number it came with, if that is its installation's to use (NUM-1); the next of the site if it came without. */
async function numberOf(
  input: LogInput,
  entry: CommandEntry,
  principal: Principal,
  desk: DeskView,
): Promise<Result<TicketNumber>> {
  if (input.number !== null) {
    const { number } = input;
    if (desk.isRecovery) {
      await noteGiven(desk.tx, number);
      return (await isUsed(desk.tx, number)) ? refuse({ code: 'number.used', details: { number } }) : ok(number);
    }
    // Consoles give some by themselves; whose they are does not matter, as nobody else can have come upon the same.
    const isSelfGiven = principal.kind === 'agent' && readSelfGivenNumber(number) === number;
    const mayUse = isSelfGiven || (await isLeasedTo(desk.tx, entry.device, number));
    if (!mayUse) return refuse({ code: 'number.not-leased' });
    if (await isUsed(desk.tx, number)) return refuse({ code: 'number.used', details: { number } });
    return ok(number);
  }
  const siteCode = await siteCodeFor(desk, principal.kind === 'agent' ? principal.person : input.requester);
  if (siteCode === null) return refuse({ code: 'number.no-site' });
  return ok(await takeNumber(desk.tx, siteCode));
}
