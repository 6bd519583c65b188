import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRecordId } from '#platform/any/new-id.ts';
import { openCuttableLine } from '../../support/cuttable-line.ts';
import { runHub } from '../../support/run-hub.ts';
import { seeded } from '../../support/seeded.ts';
import { foundSmallDesk } from '../../support/small-desk.ts';
import { signInOverApi } from '../../support/hub-session.ts';
import { textIn, TEXT } from '../acts.ts';
import type { KillableConsole } from './killable-console.ts';
import { startConsole } from './killable-console.ts';

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

export interface KillOutcome {
  readonly acknowledged: number;
  /** Texts that somebody was told are kept, and that are not on the hub in the end; or are there twice. */
  readonly wrong: readonly string[];
}

/**
 * Kills a console's and a hub's process again and again, by SIGKILL, while they write: real processes, real files, real
 * sockets. In the end everything that was acknowledged has to be on the hub once.
 */
export async function killProcesses({ kills, seed, tell }: KillOptions): Promise<KillOutcome> {
  const chance = seeded(seed);
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-kills-'));
  const line = await openCuttableLine();
  const hub = await runHub({ databaseUrl: null, lines: [line], logFile: join(folder, 'hub.log') });
  const desk = await foundSmallDesk(hub.origin, hub.setUpToken);
  const start = () => startConsole(join(folder, 'desk'), line.origin);
  let console = await start();
  const kept: string[] = [];
  try {
    await console.ask('session.open', { login: desk.mira.login, password: desk.mira.password });
    await console.until(({ isReplicaWhole }) => isReplicaWhole);
    const target = newRecordId('incident');
    await console.ask('command.issue', { name: 'incident.log', target, input: aCall(desk) });

    for (let kill = 1; kill <= kills; kill += 1) {
      const writing = writeOn(console, target, kept);
      // Within what it is about to write, by how much it has written.
      const enough = kept.length + Math.floor(chance() * 12);
      while (kept.length < enough && !console.isGone()) await console.answered();
      if (chance() < 0.5) {
        console.kill();
        await writing;
        console = await start();
      } else {
        await hub.kill();
        await hub.start();
        console.pause();
        await writing;
      }
      if (kill % 20 === 0) tell(`${kill} kills, ${kept.length} acknowledged`);
    }
    await console.until(({ waiting, link }) => waiting === 0 && link === 'online');
    const reader = await signInOverApi(hub.origin, desk.tom.login, desk.tom.password);
    const onHub = [...(await reader.readAll()).values()].map((row) => ('input' in row ? textIn(row.input) : null));
    return { acknowledged: kept.length, wrong: wrongOf(kept, onHub) };
  } finally {
    console.kill();
    await line.close();
    await hub.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes notes one after the other, and remembers those that the console said it has kept; until it is gone or paused. */
async function writeOn(console: KillableConsole, target: string, kept: string[]): Promise<void> {
  console.goOn();
  while (!console.isGone() && !console.isPaused()) {
    const text = `${TEXT}${newRecordId('note')}`;
    const answer = await console
      .ask('command.issue', { name: 'incident.note', target, input: { text } })
      .catch(() => null);
    if (answer?.ok === true) kept.push(text);
  }
}

function wrongOf(kept: readonly string[], onHub: readonly (string | null)[]): readonly string[] {
  const times = Map.groupBy(onHub, (text) => text);
  return kept.flatMap((text) => {
    const found = times.get(text)?.length ?? 0;
    return found === 1 ? [] : [`${text} is on the hub ${found} times`];
  });
}

function aCall(desk: Awaited<ReturnType<typeof foundSmallDesk>>) {
  const about = {
    summary: 'The line is dead',
    description: null,
    channel: 'phone',
    impact: 'user-affected',
    urgency: 'low',
  };
  const unknown = { device: null, service: null, site: null, category: null, number: null };
  return { ...about, ...unknown, requester: desk.vera.person, routing: { team: desk.team, owner: desk.mira.agent } };
}
