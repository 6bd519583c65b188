import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { Fault } from '#contracts/fault.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Bell } from './bell.ts';
import type { EnrolledHelper } from './enrolled-helper.ts';
import { keepLooking } from './inventory/keep-looking.ts';
import { lastInventory } from './inventory/last-inventory.ts';
import type { LastInventory } from './inventory/last-inventory.ts';
import { reportInventory } from './inventory/report-inventory.ts';
import type { InventoryReport } from './inventory/report-inventory.ts';
import { takeInventory } from './inventory/take-inventory.ts';
import { newCommand } from './outbox/new-command.ts';
import { keepSending } from './outbox/keep-sending.ts';
import { wasRefused } from './outbox/refused-commands.ts';
import { readStoredJson, writeStoredJson } from './stored-json.ts';
import type { Surroundings } from './surroundings.ts';

export interface KeepHelpingPorts {
  readonly helper: EnrolledHelper;
  readonly around: Surroundings;
  /** Rung when something new waits. */
  readonly bell: Bell;
  /** What is done in each round once everything was sent. */
  readonly afterSending?: (signal: AbortSignal) => Promise<Result<null>>;
  /** Told how each round went, before the wait for the next. */
  readonly onRound?: (outcome: Result<null>) => void;
  /** Told of each look at the computer. */
  readonly onLook?: (report: InventoryReport) => Promise<void>;
  /** The wait after a round that failed, where it may end early; `sleep` otherwise. */
  readonly waitAfterFailure?: Surroundings['sleep'];
}

/** Reports what changes and sends what waits, until stopped. */
export async function keepHelping(ports: KeepHelpingPorts): Promise<void> {
  const { helper, around, bell } = ports;
  const watcher = watchOutbox(helper, bell, around);
  try {
    await helper.outbox.sweep(around.nowMs());
    await helper.files.release();
    await Promise.all([sendUntilStopped(ports), lookUntilStopped(ports)]);
  } finally {
    watcher?.close();
  }
}

/** `null` where the system has no watchers to give; then the outbox is looked into from time to time. */
function watchOutbox({ folder }: EnrolledHelper, bell: Bell, { log }: Surroundings): FSWatcher | null {
  try {
    const watcher = watch(folder.waiting, bell.ring);
    watcher.on('error', (error) => log('outbox no longer watched', { reason: error.message }));
    return watcher;
  } catch (error) {
    log('outbox not watched', factsOf(error));
    return null;
  }
}

async function sendUntilStopped(ports: KeepHelpingPorts): Promise<void> {
  const { around, bell, onRound, waitAfterFailure } = ports;
  const { log, sleep, chance } = around;
  await keepSending(
    {
      sendOnce: async (signal) => {
        const outcome = await sendOnce(ports, signal);
        if (!signal.aborted) onRound?.(outcome);
        return outcome;
      },
      onFailure: ({ code }: Refusal, waitMs) => log('hub not reached', { code, retryInMs: waitMs }),
      rest: bell.rest,
      wait: waitAfterFailure ?? sleep,
      chance,
    },
    around.stopped,
  );
}

/** The border of the sending loop: whatever breaks is logged once here, and tried again later. */
async function sendOnce(ports: KeepHelpingPorts, signal: AbortSignal): Promise<Result<null>> {
  const { helper, afterSending } = ports;
  const { log } = ports.around;
  try {
    const damaged = await helper.outbox.setDamagedAside();
    for (const name of damaged) log('damaged command set aside', { name });
    const sent = await helper.sendAll(signal);
    return sent.ok && afterSending !== undefined ? await afterSending(signal) : sent;
  } catch (error) {
    if (signal.aborted) return ok(null);
    log('sending failed', factsOf(error));
    return refuse({ code: error instanceof Fault ? error.code : 'helper.fault' });
  }
}

async function lookUntilStopped({ helper, around, onLook }: KeepHelpingPorts): Promise<void> {
  const { log, sleep, chance } = around;
  await keepLooking(
    {
      lookOnce: async (signal) => {
        const report = await lookOnce(helper, around, signal);
        await onLook?.(report);
        return report;
      },
      onReport: ({ failures, sections }) => {
        for (const { call, code } of failures) log('inventory call failed', { call, code });
        log('inventory taken', { changed: sections.join(',') || 'nothing' });
      },
      onFault: (error) => log('inventory failed', factsOf(error)),
      wait: sleep,
      chance,
    },
    around.stopped,
  );
}

async function lookOnce(helper: EnrolledHelper, around: Surroundings, signal: AbortSignal): Promise<InventoryReport> {
  const { device } = helper.enrolment;
  const hubOffsetMs = (await helper.acquaintance())?.hubOffsetMs ?? 0;
  const ports = {
    look: (lookSignal: AbortSignal) => takeInventory(around, lookSignal),
    readLast: () => readLast(helper, around),
    wasRefused: (command: string) => wasRefused(helper.folder.refused, command),
    writeLast: (last: LastInventory) => writeStoredJson(helper.folder.lastInventory, last),
    outbox: helper.outbox,
    newReport: (sections: LastInventory['inventory'] | Partial<LastInventory['inventory']>) =>
      newCommand('device.report', device, { sections }, { device, nowMs: around.nowMs(), hubOffsetMs }),
  };
  return await reportInventory(ports, signal);
}

/** When what was last reported can no longer be read, it is all reported again. */
async function readLast(helper: EnrolledHelper, { log }: Surroundings): Promise<LastInventory | null> {
  try {
    return await readStoredJson(helper.folder.lastInventory, lastInventory);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log('last inventory not readable', factsOf(error));
    return null;
  }
}

/** What a log may say of a failure: never its input. */
export function factsOf(error: unknown): Record<string, string | number> {
  if (error instanceof Fault) return { ...error.details, code: error.code };
  return { code: 'helper.fault', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
