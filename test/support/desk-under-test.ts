import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { agentId, personId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import type { DataService } from '#platform/any/data-service/create-data-service.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import { letOthersRun } from '#platform/any/data-service/let-others-run.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import type { SearchDatabase } from '#platform/any/search/search-file.ts';
import type { RescuedDeskPlace } from '#platform/any/data-service/rescue.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { anAgent, aPerson, aSite, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { expect } from 'vitest';
import type { Asker } from './asker.ts';
import { blobsInMemory } from './blobs-in-memory.ts';
import { openAsker } from './asker.ts';
import type { HandClock } from './hand-clock.ts';
import { handClock } from './hand-clock.ts';
import { aDeskStorage } from './desk-storage.ts';
import type { Cable } from './small-hub-link.ts';
import { createCable } from './small-hub-link.ts';
import type { SmallHub } from './small-hub.ts';
import { createSmallHub } from './small-hub.ts';

/** A data service on a small hub, with a clock moved by hand and one asker at its port. */
export interface DeskUnderTest extends Asker {
  readonly hub: SmallHub;
  readonly cable: Cable;
  readonly clock: HandClock;
  readonly service: DataService;
  readonly faults: unknown[];
  stop(): Promise<void>;
}

export const START_MS = 1_700_000_000_000;
export const mira = anAgentPrincipal();
const tom = anAgentPrincipal({ id: agentId.parse('agent:tom'), person: personId.parse('person:tom') });

/** The hub of a small desk: Mira and Tom on first line, Vera who asks, one incident. */
function aSmallHub(nowMs: () => number): SmallHub {
  const hub = createSmallHub({ nowMs });
  hub.addLogin('mira', { principal: mira, name: 'Mira' });
  hub.addLogin('tom', { principal: tom, name: 'Tom' });
  hub.seed([aSite(), aPerson(), aTeam(), anAgent(), anAgent({ id: tom.id, person: tom.person }), anIncident()]);
  return hub;
}

export async function startDesk(
  given: {
    readonly hub?: SmallHub;
    readonly storage?: DeskStorage;
    readonly blobs?: BlobStore;
    readonly searchDatabase?: () => SearchDatabase;
    /** What was saved from a damaged database. */
    readonly rescued?: RescuedDeskPlace;
    /** One that was used before, with what it carried. */
    readonly cable?: Cable;
    readonly clock?: HandClock;
    /** How far the hub's clock is ahead of the device's. */
    readonly hubAheadMs?: number;
    /** Started without a way to the hub. */
    readonly isCut?: boolean;
  } = {},
): Promise<DeskUnderTest> {
  const clock = given.clock ?? handClock(START_MS);
  const hubClock = () => clock.nowMs() + (given.hubAheadMs ?? 0);
  const hub = given.hub ?? aSmallHub(hubClock);
  const cable = given.cable ?? createCable(hub, hubClock);
  if (given.isCut === true) cable.cut();
  const faults: unknown[] = [];
  const service = createDataService({
    storage: given.storage ?? aDeskStorage(),
    ...(given.rescued === undefined ? {} : { rescued: given.rescued }),
    hub: cable.link,
    fileLink: cable.fileLink,
    blobs: given.blobs ?? blobsInMemory(),
    ...(given.searchDatabase === undefined ? {} : { searchDatabase: given.searchDatabase }),
    nowMs: clock.nowMs,
    newId: newCommandId,
    chance: () => 0.5,
    wait: clock.wait,
    lull: { asked: () => {}, comes: letOthersRun },
    reportFault: (error) => faults.push(error),
  });
  await service.start();
  const asker = openAsker(service);
  await asker.until(() => true);
  return {
    hub,
    cable,
    clock,
    service,
    ...asker,
    faults,
    stop: async () => {
      asker.leave();
      await service.stop();
    },
  };
}

export async function signIn(desk: DeskUnderTest, login = 'mira'): Promise<void> {
  const outcome = await desk.ask('session.open', { login, password: 'right' });
  expect(outcome).toEqual({ ok: true, value: null });
  await desk.until(({ link }) => link === 'online');
}
