import type { CreatePeerLink, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { filter, firstValueFrom, map, merge } from 'rxjs';

/** A browser lets go of connections when it collects garbage; a tight loop is at its limit after some 460 of them. */
const PAUSE_EVERY = 25;
const PAUSE_MS = 250;

/** Connects and closes pairs of links one after the other. Returns why some did not connect. */
export async function openAndClose(create: CreatePeerLink, pairs: number): Promise<readonly string[]> {
  const failed: string[] = [];
  for (let made = 1; made <= pairs; made += 1) {
    failed.push(...(await connectOnce(create)));
    if (made % PAUSE_EVERY === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return failed;
}

async function connectOnce(create: CreatePeerLink): Promise<readonly string[]> {
  const helper = create({ role: 'helper', iceServers: [] });
  const console = create({ role: 'console', iceServers: [] });
  carrySignals(helper, console);
  carrySignals(console, helper);
  const outcomes = await Promise.all([settled(helper), settled(console)]);
  const gone = endOf(console);
  helper.close();
  await gone;
  const failed = outcomes.filter((state) => state !== 'connected');
  return failed;
}

function carrySignals(from: PeerLink, to: PeerLink): void {
  from.events.subscribe((event) => {
    if (event.kind === 'signal') to.signal(event.signal);
  });
}

function settled({ events }: PeerLink): Promise<string> {
  const states = events.pipe(
    filter((event) => event.kind === 'state'),
    map(({ state }) => (state.state === 'ended' ? state.reason : state.state)),
  );
  return firstValueFrom(states);
}

async function endOf(link: PeerLink): Promise<void> {
  if (link.state.state === 'ended') return;
  await firstValueFrom(merge(link.events).pipe(filter(({ kind }) => kind === 'state')));
}
