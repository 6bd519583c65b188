import type { Incident } from '#domain/incident/incident.record.ts';
import type { AgentPrincipal, Principal } from '#domain/kernel/principal.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import type { DemoCommand, DemoTeller } from './demo-teller.ts';
import type { Colleague, FoundedOrganisation } from './found-organisation.ts';
import { nextOfficeMoment } from './office-hours.ts';
import type { TeamKey } from './organisation.ts';
import { services } from './organisation.ts';
import type { Scenario } from './scenario.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** One ticket while its story is told: time moves on with every act, from office hour to office hour. */
interface Telling {
  readonly teller: DemoTeller;
  readonly scenario: Scenario;
  readonly requester: Colleague;
  /** Sent by the requester themselves, and not yet seen by anyone. */
  readonly isJustIn: boolean;
  readonly incident: string;
  readonly commands: DemoCommand[];
  atMs: number;
}

/** Everything that happened to one ticket, from the first word to its end. What lies in the future never happened. */
export function tellTicket(
  organisation: FoundedOrganisation,
  teller: DemoTeller,
  story: Pick<Telling, 'scenario' | 'requester' | 'isJustIn'>,
  atMs: number,
): readonly DemoCommand[] {
  const { scenario } = story;
  const incident = teller.newId('incident', atMs);
  const telling: Telling = { ...story, teller, incident, commands: [], atMs };
  const home = services.find(({ key }) => key === scenario.service)!.team;
  const begunBy = logAndBegin(telling, organisation, home);
  const owner = handOver(telling, organisation, home, begunBy);
  work(telling, owner);
  end(telling, owner);
  return telling.commands;
}

function act<Name extends CommandName>(
  telling: Telling,
  principal: Principal,
  name: Name,
  input: CommandInput<Name>,
  after: { readonly atLeastMs: number; readonly atMostMs: number },
): void {
  const { chance, tell } = telling.teller;
  const soonestMs = telling.atMs + Math.floor(chance.between(after.atLeastMs, after.atMostMs));
  const isFirst = telling.commands.length === 0;
  telling.atMs = isFirst ? telling.atMs : nextOfficeMoment(telling.requester.zone, soonestMs, chance);
  telling.commands.push(tell(principal, name, telling.incident, input, telling.atMs));
}

const atOnce = { atLeastMs: 0, atMostMs: 1 };
const inMinutes = { atLeastMs: 2 * MINUTE_MS, atMostMs: 40 * MINUTE_MS };
const inHours = { atLeastMs: 25 * MINUTE_MS, atMostMs: 7 * HOUR_MS };
const inDays = { atLeastMs: 5 * HOUR_MS, atMostMs: 4 * DAY_MS };

/** Who logs it decides who has it: an agent on the phone at once, otherwise whoever claims it first. */
function logAndBegin(telling: Telling, organisation: FoundedOrganisation, home: TeamKey): AgentPrincipal {
  const { scenario, requester, teller } = telling;
  const channel = chooseChannel(telling);
  const isByRequester = channel === 'portal' || channel === 'helper';
  const [description, summary] = [fillIn(scenario.description, telling), fillIn(scenario.summary, telling)];
  const needsComputer = channel === 'helper' || (scenario.isAboutDevice && channel !== 'portal');
  const taker = teller.chance.pick(agentsOf(organisation, isByRequester ? home : 'firstline'));
  const principals = { portal: requester.asPerson, helper: requester.computer };
  const principal = channel === 'portal' || channel === 'helper' ? principals[channel] : taker;
  const input = {
    summary,
    description,
    channel,
    requester: requester.asPerson.id,
    device: needsComputer ? requester.computer.id : null,
    service: organisation.serviceIds[scenario.service],
    site: null,
    category: isByRequester ? null : scenario.category,
    impact: scenario.impact,
    urgency: scenario.urgency,
    number: null,
    routing: isByRequester ? null : { team: organisation.teamIds.firstline, owner: taker.id },
  };
  act(telling, principal, 'incident.log', input, atOnce);
  if (!isByRequester) return taker;
  const claimedIn = telling.isJustIn ? inDays : inMinutes;
  act(telling, taker, 'incident.claim', { team: organisation.teamIds[home] }, claimedIn);
  const { category, impact, urgency } = scenario;
  act(telling, taker, 'incident.categorise', { category, service: input.service, impact, urgency }, inMinutes);
  return taker;
}

function chooseChannel({ teller, scenario, isJustIn }: Telling): Incident['channel'] {
  if (isJustIn) return 'portal';
  // A halted business does not fill in forms.
  if (scenario.impact === 'business-halted') return 'phone';
  return teller.chance.pick([
    'phone',
    'phone',
    'phone',
    'phone',
    'email',
    'portal',
    'portal',
    'helper',
    'walk-in',
    'chat',
  ]);
}

/** First line solves a third of what belongs elsewhere; the rest is offered to a colleague and taken over. */
function handOver(
  telling: Telling,
  organisation: FoundedOrganisation,
  home: TeamKey,
  holder: AgentPrincipal,
): AgentPrincipal {
  const { chance } = telling.teller;
  const team = organisation.teamIds[home];
  if (holder.teams.includes(team) || chance.happens(0.33)) return holder;
  const colleagues = agentsOf(organisation, home).filter((agent) => agent.id !== holder.id);
  const first = chance.pick(colleagues);
  const note = 'Looked at it with the caller; it needs your team.';
  act(telling, holder, 'incident.offer', { to: first.id, team, note }, inMinutes);
  if (colleagues.length === 1 || chance.happens(0.9)) {
    act(telling, first, 'incident.accept', {}, inMinutes);
    return first;
  }
  const second = chance.pick(colleagues.filter((agent) => agent.id !== first.id));
  act(telling, first, 'incident.decline', { reason: 'On site until tomorrow.' }, inMinutes);
  act(telling, holder, 'incident.offer', { to: second.id, team, note }, inMinutes);
  act(telling, second, 'incident.accept', {}, inMinutes);
  return second;
}

function work(telling: Telling, owner: AgentPrincipal): void {
  const { scenario, requester, teller } = telling;
  const words = wordsIn(scenario.language);
  if (teller.chance.happens(0.5)) act(telling, owner, 'incident.reply', { text: words.onIt }, inMinutes);
  if (scenario.question !== undefined) {
    const { asks, answer } = scenario.question;
    const wait = { reason: 'waiting-customer', untilMs: null, note: asks } as const;
    act(telling, owner, 'incident.suspend', wait, inMinutes);
    act(telling, requester.asPerson, 'incident.reply', { text: answer }, teller.chance.happens(0.7) ? inHours : inDays);
  }
  const [finding, ...laterNotes] = scenario.notes;
  if (finding !== undefined) act(telling, owner, 'incident.note', { text: fillIn(finding, telling) }, inHours);
  if (scenario.waitsFor !== undefined) {
    const wait = { reason: scenario.waitsFor, untilMs: null, note: words.waiting } as const;
    act(telling, owner, 'incident.suspend', wait, inMinutes);
    act(telling, owner, 'incident.resume', {}, inDays);
  }
  for (const text of laterNotes) act(telling, owner, 'incident.note', { text }, inHours);
}

function end(telling: Telling, owner: AgentPrincipal): void {
  const { scenario, requester, teller } = telling;
  const words = wordsIn(scenario.language);
  const isQuick = scenario.impact === 'business-halted' || teller.chance.happens(0.6);
  act(telling, owner, 'incident.resolve', { resolution: scenario.resolution }, isQuick ? inHours : inDays);
  if (teller.chance.happens(0.08)) {
    act(telling, requester.asPerson, 'incident.reopen', { reason: words.again }, inDays);
    act(telling, owner, 'incident.resolve', { resolution: scenario.resolution }, inHours);
  }
  if (teller.chance.happens(0.55)) act(telling, requester.asPerson, 'incident.close', {}, inDays);
}

function agentsOf(organisation: FoundedOrganisation, team: TeamKey): readonly AgentPrincipal[] {
  const agents = organisation.colleagues.flatMap(({ asAgent }) => (asAgent === null ? [] : [asAgent]));
  return agents.filter((agent) => agent.teams.includes(organisation.teamIds[team]));
}

function fillIn(text: string, { teller }: Telling): string {
  return text.replaceAll('{room}', () => `${teller.chance.wholeBetween(0, 5)}.${teller.chance.wholeBetween(10, 40)}`);
}

function wordsIn(language: Scenario['language']): {
  readonly onIt: string;
  readonly waiting: string;
  readonly again: string;
} {
  return language === 'de'
    ? {
        onIt: 'Danke für die Meldung, wir kümmern uns darum und melden uns heute noch.',
        waiting: 'Wir warten noch auf eine Zulieferung und melden uns, sobald sie da ist.',
        again: 'Leider ist es wieder da.',
      }
    : {
        onIt: 'Thank you for telling us. We are on it and will come back to you today.',
        waiting: 'We are waiting for somebody else and will come back to you as soon as they are done.',
        again: 'I am afraid it is back.',
      };
}
