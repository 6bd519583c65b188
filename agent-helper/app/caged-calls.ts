import type { CoreToMain, MainToCore } from '#contracts/helper-core.ts';
import { inventoryCalls } from '../main/inventory/inventory-calls.ts';
import type { CagedCall, StartCaged } from '../main/inventory/start-caged.ts';

type CageOrder = Extract<CoreToMain, { kind: 'cage.start' | 'cage.kill' }>;
type CageNews = Extract<MainToCore, { kind: 'cage.wrote' | 'cage.ended' }>;

export interface CagedCallsPorts {
  readonly start: StartCaged;
  readonly send: (news: CageNews) => void;
}

/** No core reads more of one call; a process that writes on is heard no further until it is ended. */
const MOST_BYTES = 4 * 2 ** 20;

/** Starts processes for the core's calls, hands over what they write, and ends them when the core says so. */
export interface CagedCalls {
  readonly take: (order: CageOrder) => void;
  /** Ends all of them: the core is gone, or the app goes. */
  readonly endAll: () => void;
}

export function createCagedCalls({ start, send }: CagedCallsPorts): CagedCalls {
  const running = new Map<number, CagedCall>();

  function begin(cage: number, asked: string): void {
    const call = inventoryCalls.find((known) => known === asked);
    if (call === undefined) return send({ kind: 'cage.ended', cage, exitCode: null });
    const process = start(call);
    running.set(cage, process);
    let sizeBytes = 0;
    process.output.on('data', (bytes: Buffer) => {
      sizeBytes += bytes.byteLength;
      send({ kind: 'cage.wrote', cage, bytes: new Uint8Array(bytes) });
      if (sizeBytes > MOST_BYTES) process.output.pause();
    });
    // `exit` never rejects.
    void process.exit.then((exitCode) => running.has(cage) && send({ kind: 'cage.ended', cage, exitCode }));
    return undefined;
  }

  function end(cage: number): void {
    running.get(cage)?.kill();
    running.delete(cage);
  }

  return {
    take: (order) => (order.kind === 'cage.start' ? begin(order.cage, order.call) : end(order.cage)),
    endAll: () => [...running.keys()].forEach(end),
  };
}
