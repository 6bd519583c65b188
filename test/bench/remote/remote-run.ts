import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Networks } from '../../remote/networks/networks.ts';
import { openNetworks } from '../../remote/networks/networks.ts';
import type { RelayServer } from '../../remote/relay-server.ts';
import { startRelayServer } from '../../remote/relay-server.ts';
import { startDisplay } from '../../support/x-display.ts';
import { percentile } from '../figures.ts';
import { processorMs } from '../process-costs.ts';
import type { RemotePart } from '../remote.bench.ts';
import { watchClicks } from './click-meter.ts';
import type { Watched } from './glass-meter.ts';
import { watchScene } from './glass-meter.ts';
import type { LineName } from './lines.ts';
import { bytesToAgent, lineNames, setLine } from './lines.ts';
import { breakReadings, fileReadings } from './our-extras.ts';
import type { Reading, SceneReading, ViewerName } from './readings.ts';
import type { SceneName } from './scenes.ts';
import { sceneNames, scenes } from './scenes.ts';
import type { ScreenSize } from './shown-place.ts';
import { findShownPlace } from './shown-place.ts';
import type { OurViewer, Stage, Viewer } from './viewers.ts';
import { openNoVnc, openOurs } from './viewers.ts';
import type { XScreen } from './x-screen.ts';
import { openScreen } from './x-screen.ts';

/** Room for what stands around the picture, which is shown one to one. */
const BESIDE = { width: 720, height: 320 } as const;
const sizes: readonly ScreenSize[] = [
  { width: 1_280, height: 800 },
  { width: 1_920, height: 1_080 },
];
const steps: Readonly<Record<SceneName, number>> = { typing: 110, scrolling: 300, video: 300 };
const CLICKS = 100;
/** Named as scenes: everything that is none, and of that a file alone. */
const [REST, FILE] = ['rest', 'file'];
const MOST_FIRST_PICTURE_MS = { direct: 1_000, relay: 1_500 } as const;

interface Wanted {
  readonly scenes: readonly SceneName[];
  readonly sizes: readonly ScreenSize[];
  readonly lines: readonly LineName[];
  /** Clicks, cuts and the relay: what is no scene. */
  readonly hasRest: boolean;
  readonly hasFile: boolean;
  readonly hasPeer: boolean;
}

const nameOf = ({ width, height }: ScreenSize): string => `${width}x${height}`;

function wantedOf({ scene, size, line }: RemotePart, isReal: boolean): Wanted {
  const lines = lineNames.filter((name) => isReal || name === 'lan');
  const hasRest = (scene === null && line === null) || scene === REST;
  return {
    scenes: sceneNames.filter((name) => scene === null || name === scene),
    sizes: sizes.filter((one) => size === null || nameOf(one) === size),
    lines: lines.filter((name) => line === null || name === line),
    hasRest,
    hasFile: hasRest || scene === FILE,
    hasPeer: scene !== FILE,
  };
}

function tell(reading: Reading): void {
  process.send?.(reading);
}

function say(text: string): void {
  const clock = new Date().toISOString().slice(11, 19);
  console.error(`${clock} load ${loadavg()[0]!.toFixed(1)}: ${text}`);
}

async function run(part: RemotePart): Promise<void> {
  const networks = await openNetworks();
  networks.setDirectWay(true);
  const relay = networks.isReal ? await startRelayServer(networks.hub) : null;
  const wanted = wantedOf(part, networks.isReal);
  try {
    for (const size of wanted.sizes) await measureSize(size, wanted, networks, relay);
  } finally {
    await relay?.stop();
    await networks.close();
  }
}

async function measureSize(size: ScreenSize, wanted: Wanted, networks: Networks, relay: RelayServer | null) {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-bench-'));
  const agentSize = { width: size.width + BESIDE.width, height: size.height + BESIDE.height };
  const [userDisplay, agentDisplay] = [await startDisplay(size), await startDisplay(agentSize)];
  const [user, agent] = [await openScreen(userDisplay.name), await openScreen(agentDisplay.name)];
  const stage: Stage = { folder, networks, userDisplay: userDisplay.name, agentDisplay: agentDisplay.name };
  const watch = async (): Promise<Watched> => ({
    user,
    agent,
    userSize: size,
    chance: Math.random,
    shownAt: await findShownPlace(user, agent, { user: size, agent: agentSize }),
  });
  try {
    say(`${nameOf(size)}, Deskbell`);
    await measureOurs(stage, { size, wanted, relay, watch });
    networks.setDirectWay(true);
    if (!wanted.hasPeer) return;
    say(`${nameOf(size)}, noVNC`);
    const vnc = await openNoVnc(stage);
    await measureViewer('noVNC', vnc, await watch(), { size, wanted, networks });
    await vnc.close();
  } finally {
    closeAll(user, agent);
    await Promise.all([userDisplay.stop(), agentDisplay.stop()]);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function closeAll(...screens: readonly XScreen[]): void {
  for (const screen of screens) screen.close();
}

interface SizeOrder {
  readonly size: ScreenSize;
  readonly wanted: Wanted;
}

async function measureOurs(
  stage: Stage,
  {
    size,
    wanted,
    relay,
    watch,
  }: SizeOrder & { readonly relay: RelayServer | null; readonly watch: () => Promise<Watched> },
): Promise<void> {
  const { networks } = stage;
  const ours = await openOurs(stage, relay);
  tellFirstPicture(ours, size, 'direct');
  const watched = await watch();
  await measureViewer('deskbell', ours, watched, { size, wanted, networks });
  if (wanted.hasFile) {
    say('a file');
    for (const reading of await fileReadings(ours, watched, nameOf(size))) tell(reading);
  }
  if (!wanted.hasRest) {
    await ours.close();
    return;
  }
  const isFirst = size === wanted.sizes[0];
  if (isFirst && relay !== null) {
    say('cuts, and the relay');
    for await (const reading of breakReadings(networks, await watch(), nameOf(size))) tell(reading);
  }
  await ours.close();
  if (!isFirst || relay === null) return;
  // The direct way is still closed.
  const relayed = await openOurs(stage, relay);
  tellFirstPicture(relayed, size, 'relay');
  await relayed.close();
}

function tellFirstPicture({ helped }: OurViewer, size: ScreenSize, way: 'direct' | 'relay'): void {
  const id = `remote.${nameOf(size)}.first-picture.${way}`;
  tell({ kind: 'plain', id, value: helped.firstPictureMs, unit: 'ms', bar: MOST_FIRST_PICTURE_MS[way] });
}

async function measureViewer(
  name: ViewerName,
  viewer: Viewer,
  watched: Watched,
  { size, wanted, networks }: SizeOrder & { readonly networks: Networks },
): Promise<void> {
  for (const line of wanted.lines) {
    if (networks.isReal) setLine(networks, line);
    for (const scene of wanted.scenes) {
      say(`${name}, ${line}, ${scene}`);
      const measured = await measureScene(scene, viewer, watched, networks);
      tell({ kind: 'scene', viewer: name, size: nameOf(size), line, scene, ...measured });
    }
  }
  if (networks.isReal) setLine(networks, 'lan');
  if (!wanted.hasRest) return;
  say(`${name}, clicks`);
  const { eyeMs, handMs } = await watchClicks(watched, (clicks) => clicks >= CLICKS);
  tell({
    ...({ kind: 'click', viewer: name, size: nameOf(size), line: 'lan' } as const),
    p50Ms: percentile(eyeMs, 0.5),
    p95Ms: percentile(eyeMs, 0.95),
    handP95Ms: percentile(handMs, 0.95),
  });
}

type SceneFigures = Omit<SceneReading, 'kind' | 'viewer' | 'size' | 'line' | 'scene'>;

async function measureScene(
  name: SceneName,
  { browser, processIds }: Viewer,
  watched: Watched,
  networks: Networks,
): Promise<SceneFigures> {
  const scene = scenes[name](watched.user, watched.userSize);
  const spent = () => [processIds, [browser.processId]].map((ids) => ids.reduce((sum, id) => sum + processorMs(id), 0));
  const sent = () => (networks.isReal ? bytesToAgent(networks) : Number.NaN);
  try {
    let [before, beforeBytes, beganMs] = [spent(), sent(), performance.now()];
    const seen = await watchScene(scene, steps[name], watched, () => {
      [before, beforeBytes, beganMs] = [spent(), sent(), performance.now()];
    });
    const tookMs = performance.now() - beganMs;
    const [there = 0, here = 0] = spent().map((ms, at) => ((ms - before[at]!) / tookMs) * 100);
    return {
      p50Ms: percentile(seen.delaysMs, 0.5),
      p95Ms: percentile(seen.delaysMs, 0.95),
      shownPerSecond: seen.shownPerSecond,
      kilobitsPerSecond: networks.isReal ? ((sent() - beforeBytes) * 8) / tookMs : null,
      percentThere: there,
      percentHere: here,
      lost: seen.lost,
    };
  } finally {
    scene.close();
    await watched.user.settle();
  }
}

await run(JSON.parse(process.argv[2] ?? '{}') as RemotePart);
process.send?.('done');
process.disconnect?.();
