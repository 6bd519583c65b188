import { letOthersRun } from '#platform/any/data-service/let-others-run.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';
import { pushRequest } from '#contracts/sync.ts';
import type { CommandAnswer } from '#contracts/sync.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { blobsInMemory } from '../support/blobs-in-memory.ts';
import type { HandClock } from '../support/hand-clock.ts';
import { handClock } from '../support/hand-clock.ts';
import { seeded } from '../support/seeded.ts';
import type { AbruptDisk } from './abrupt-disk.ts';
import { abruptDisk } from './abrupt-disk.ts';
import type { FuzzConsole } from './fuzz-console.ts';
import { startConsole } from './fuzz-console.ts';
import { agentsFor, foundFuzzDesk } from './fuzz-desk.ts';
import type { HubOnDisk, HubPlace } from './hub-on-disk.ts';
import { hubOnDisk } from './hub-on-disk.ts';
import type { Ledger } from './ledger.ts';
import { createLedger } from './ledger.ts';
import { watchCrypto } from './watched-crypto.ts';
import type { WildLink } from './wild-link.ts';
import { createWildLink } from './wild-link.ts';
import type { WildNetwork } from './wild-network.ts';
import { createWildNetwork } from './wild-network.ts';

/** A Tuesday morning, before today: storages note by the machine's own clock when something was stored. */
const START_MS = Date.UTC(2026, 0, 6, 7, 0, 0);

/** After so many in which nothing new was begun everybody waits for something. */
const QUIET_TURNS = 3;

/** One installation: what outlives its process, and the process. */
export interface Installation {
  readonly index: number;
  readonly agent: AgentPrincipal;
  readonly blobs: BlobStore;
  readonly link: WildLink;
  disk: AbruptDisk;
  running: FuzzConsole | null;
  isCut: boolean;
  /** How far its clock is ahead. */
  skewMs: number;
}

export interface WorldOptions {
  readonly seed: number;
  readonly consoles: number;
  /** For the files of consoles. */
  readonly folder: string;
  readonly hub: HubPlace;
}

export interface FuzzWorld {
  readonly clock: HandClock;
  readonly network: WildNetwork;
  readonly hub: HubOnDisk;
  readonly ledger: Ledger;
  readonly agents: readonly AgentPrincipal[];
  /** How many there may be. Those beyond the number of agents are their second ones. */
  readonly consoles: number;
  /** Those that were begun so far. */
  readonly installations: readonly Installation[];
  /** Ids of the tickets that somebody logged, and of articles. */
  readonly tickets: string[];
  readonly articles: string[];
  /** What broke in a console and should not have. */
  readonly faults: unknown[];
  /** Pushes that were sent, to be sent again. */
  readonly pushed: (() => void)[];
  /** The installation of that index, begun if nobody has seen it yet, its process running. */
  running(index: number): Promise<readonly [Installation, FuzzConsole]>;
  /** Whoever was signed out signs in again, where there is a way to the hub. */
  signInAgain(installation: Installation): Promise<void>;
  /** A UUIDv7 of this run. */
  readonly newId: () => string;
  /** Resolves when nothing goes on any more until something arrives or time passes. */
  readonly idle: () => Promise<void>;
  /** Everything is closed. */
  end(): Promise<void>;
}

/** One desk, its hub and its consoles, in one process; nothing in it happens by itself. */
export async function openWorld({ seed, consoles, folder, hub: place }: WorldOptions): Promise<FuzzWorld> {
  const clock = handClock(START_MS);
  const webCrypto = watchCrypto();
  const network = createWildNetwork();
  const hub = hubOnDisk(place, clock);
  const ledger = createLedger();
  const agents = agentsFor(consoles);
  const installations = new Map<number, Installation>();
  const faults: unknown[] = [];
  const pushed: (() => void)[] = [];
  const chance = seeded(seed);
  const newId = idsFrom(seeded(seed + 1), clock.nowMs);
  let lastLane = 0;
  let busy = 0;
  const life = { isOver: false };

  const work = (task: () => Promise<void>) => {
    busy += 1;
    task()
      .catch((error: unknown) => faults.push(error))
      .finally(() => {
        busy -= 1;
      });
  };

  async function idle(): Promise<void> {
    for (let quietTurns = 0; quietTurns < QUIET_TURNS; quietTurns += 1) {
      await nextTurn();
      // Whoever lets others run first waits for a message.
      await letOthersRun();
      if (quietTurns < QUIET_TURNS - 1) continue;
      // By now all that goes on waits for one of these.
      if (busy > 0 || webCrypto.isBusy()) quietTurns = -1;
      await webCrypto.release();
    }
  }

  /** Waits for what may need something that is held back. */
  async function driven<Value>(wanted: Promise<Value>): Promise<Value> {
    const seen = { isThere: false };
    const note = () => Object.assign(seen, { isThere: true });
    wanted.then(note, note);
    while (!seen.isThere && !life.isOver) await idle();
    return wanted;
  }

  function begin(index: number): Installation {
    const agent = agents[index % agents.length]!;
    const installation: Installation = {
      index,
      agent,
      blobs: blobsInMemory(),
      disk: abruptDisk(join(folder, String(index))),
      running: null,
      isCut: false,
      skewMs: Math.round((chance() - 0.5) * 1_200_000),
      link: createWildLink({
        console: index,
        network,
        person: agent.person,
        hub: () => (installation.isCut ? null : hub.running()),
        work,
        newLane: () => (lastLane += 1),
        onAnswered: (request, input, answer) => noteAnswers(ledger, request, input, answer),
        onPushed: (again) => pushed.push(again),
      }),
    };
    installations.set(index, installation);
    return installation;
  }

  async function start(installation: Installation): Promise<FuzzConsole> {
    if (installation.disk.isKilled()) installation.disk = installation.disk.next();
    const { disk, blobs, link, index } = installation;
    const starting = startConsole({
      disk,
      blobs,
      link,
      nowMs: () => clock.nowMs() + installation.skewMs,
      newId,
      chance: () => 0.5,
      wait: clock.wait,
      onFault: (error) => faults.push(new Error(`console ${index}`, { cause: error })),
    });
    const started = await driven(starting);
    return { ...started, ask: (request, input) => driven(started.ask(request, input)) };
  }

  /** Somebody unpacks it and signs in, on a good day. */
  async function signIn({ index }: Installation, running: FuzzConsole): Promise<void> {
    const open = running.ask('session.open', { login: `a${index}`, password: 'right' });
    open.catch(() => null);
    const isIn = () => running.status()?.session !== null && running.status()?.isReplicaWhole === true;
    for (let turns = 0; turns < 400 && !isIn(); turns += 1) {
      await idle();
      network.deliverOldestOf(index);
    }
  }

  const firstHub = await hub.start();
  await foundFuzzDesk(firstHub.gate, agents, START_MS);

  return {
    clock,
    network,
    hub,
    ledger,
    agents,
    consoles,
    tickets: [],
    articles: [],
    faults,
    pushed,
    newId,
    idle,
    get installations() {
      return [...installations.values()];
    },
    running: async (index) => {
      const known = installations.get(index);
      const installation = known ?? begin(index);
      if (installation.running === null || installation.disk.isKilled()) {
        installation.running?.die();
        installation.running = await start(installation);
      }
      if (known === undefined) {
        await hub.start();
        await idle();
        if (installation.running.status()?.session === null) await signIn(installation, installation.running);
      }
      return [installation, installation.running];
    },
    signInAgain: async (installation) => {
      const { running, isCut } = installation;
      if (isCut || hub.running() === null || running === null || !isSignedOut(running)) return;
      await signIn(installation, running);
    },
    end: async () => {
      life.isOver = true;
      webCrypto.stop();
      for (const { link, running } of installations.values()) {
        link.breakLines();
        await running?.stop();
      }
      await hub.close();
    },
  };
}

/** `null` is said of nobody before the process has said anything. */
function isSignedOut(running: FuzzConsole): boolean {
  const status = running.status();
  return status !== null && status.session === null;
}

function noteAnswers(ledger: Ledger, request: string, input: unknown, answer: Result<unknown>): void {
  if (request !== 'sync.push' || !answer.ok) return;
  const { commands } = pushRequest.parse(input);
  const { answers } = answer.value as { answers: readonly CommandAnswer[] };
  for (const [index, { id }] of commands.entries()) ledger.answered(id, answers[index]);
}

/** UUIDv7 of one run, in ascending order (RFC 9562, 5.7). */
function idsFrom(chance: () => number, nowMs: () => number): () => string {
  let serial = 0;
  const hex = (digits: number, value: number) => Math.floor(value).toString(16).padStart(digits, '0');
  return () => {
    serial += 1;
    const time = hex(12, nowMs());
    const random = hex(8, chance() * 2 ** 32);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3, serial / 4_096)}-8${hex(3, serial % 4_096)}-${random}0000`;
  };
}
