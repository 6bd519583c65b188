import { seededChance } from './chance.ts';
import type { Chance } from './chance.ts';
import type { DemoCommand } from './demo-teller.ts';
import { tellAnnouncements, tellArticles } from './demo-knowledge.ts';
import { createTeller } from './demo-teller.ts';
import type { Colleague, FoundedOrganisation } from './found-organisation.ts';
import { foundOrganisation } from './found-organisation.ts';
import { someOfficeMoment } from './office-hours.ts';
import type { Scenario } from './scenario.ts';
import { scenariosInEnglish } from './scenarios-en.ts';
import { scenariosInGerman } from './scenarios-de.ts';
import { tellTicket } from './ticket-story.ts';

const DAY_MS = 24 * 3_600_000;
const HISTORY_DAYS = 90;
const TICKETS = 300;
/** Came in by portal within the last two hours and wait for somebody to claim them. */
const JUST_IN = 6;

export interface DemoPlan {
  /** In the order in which they happened, all of them before `nowMs`. */
  readonly commands: readonly DemoCommand[];
  readonly organisation: FoundedOrganisation;
}

/**
 * Ninety days of a service desk with forty people and three hundred tickets, and what the desk wrote down and announced.
 * Same seed and moment, same story.
 */
export function planDemo(seed: number, nowMs: number): DemoPlan {
  const chance = seededChance(seed);
  const teller = createTeller(chance);
  const organisation = foundOrganisation(teller, nowMs - (HISTORY_DAYS + 5) * DAY_MS, nowMs);
  const requesters = organisation.colleagues.filter(({ asAgent }) => asAgent === null);
  const stories = Array.from({ length: TICKETS }, (_, index) => {
    const requester = chance.pick(requesters);
    const atMs = someOfficeMoment(requester.zone, nowMs, daysBack(index), chance);
    const scenario = chooseScenario(requester, chance);
    return tellTicket(organisation, teller, { scenario, requester, isJustIn: index >= TICKETS - JUST_IN }, atMs);
  });
  const told = [
    ...organisation.laterReports,
    ...stories.flat(),
    ...tellArticles(organisation, teller, nowMs),
    ...tellAnnouncements(organisation, teller, nowMs),
  ];
  const happened = told.filter(({ entry }) => entry.issuedAtMs < nowMs);
  const inOrder = happened.toSorted((one, other) => one.entry.issuedAtMs - other.entry.issuedAtMs);
  return { commands: [...organisation.commands, ...inOrder], organisation };
}

/** The last sixth belongs to the last days, so that the desk looks as it does on a working day. */
function daysBack(index: number): number {
  if (index >= TICKETS - JUST_IN) return 2 / 24;
  return index < TICKETS * (5 / 6) ? HISTORY_DAYS : 3;
}

function chooseScenario(requester: Colleague, chance: Chance): Scenario {
  const told = requester.language === 'de' ? scenariosInGerman : scenariosInEnglish;
  const possible = told.filter(({ only }) => only === undefined || only === requester.site);
  return chance.pick(possible.flatMap((scenario) => Array.from({ length: scenario.weight }, () => scenario)));
}
