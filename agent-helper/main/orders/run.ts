import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { Fault } from '#contracts/fault.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import type { Bell } from '../bell.ts';
import { createBell } from '../bell.ts';
import type { EnrolledHelper } from '../enrolled-helper.ts';
import { openEnrolledHelper } from '../enrolled-helper.ts';
import { keepLooking } from '../inventory/keep-looking.ts';
import { lastInventory } from '../inventory/last-inventory.ts';
import type { LastInventory } from '../inventory/last-inventory.ts';
import { reportInventory } from '../inventory/report-inventory.ts';
import type { InventoryReport } from '../inventory/report-inventory.ts';
import { takeInventory } from '../inventory/take-inventory.ts';
import { keepSending } from '../outbox/keep-sending.ts';
import { wasRefused } from '../outbox/refused-commands.ts';
import { newCommand } from '../outbox/new-command.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';
import type { Surroundings } from '../surroundings.ts';

/** Reports what changes and sends what waits, until stopped. One helper runs per data folder. */
export async function run(around: Surroundings): Promise<Result<null>> {
  const { words, say, log } = around;
  const helper = await openEnrolledHelper(around);
  const lock = takeLock(helper.folder.lock);
  if (lock === null) {
    throw new Fault('helper.running-already', 'Another helper runs.', { details: { path: helper.folder.path } });
  }
  const bell = createBell(around.sleep);
  const watcher = watchOutbox(helper, bell, around);
  try {
    say(words.running(helper.enrolment.hub));
    log('helper started', { device: helper.enrolment.device });
    await helper.outbox.sweep(around.nowMs());
    await Promise.all([sendUntilStopped(helper, bell, around), lookUntilStopped(helper, around)]);
    log('helper stopped');
    return ok(null);
  } finally {
    watcher?.close();
    lock.release();
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

async function sendUntilStopped(helper: EnrolledHelper, bell: Bell, around: Surroundings): Promise<void> {
  const { log, sleep, chance } = around;
  await keepSending(
    {
      sendOnce: (signal) => sendOnce(helper, around, signal),
      onFailure: ({ code }, waitMs) => log('hub not reached', { code, retryInMs: waitMs }),
      rest: bell.rest,
      wait: sleep,
      chance,
    },
    around.stopped,
  );
}

/** The border of the sending loop: whatever breaks is logged once here, and tried again later. */
async function sendOnce(helper: EnrolledHelper, { log }: Surroundings, signal: AbortSignal): Promise<Result<null>> {
  try {
    const damaged = await helper.outbox.setDamagedAside();
    for (const name of damaged) log('damaged command set aside', { name });
    return await helper.sendAll(signal);
  } catch (error) {
    if (signal.aborted) return ok(null);
    log('sending failed', factsOf(error));
    return refuse({ code: error instanceof Fault ? error.code : 'helper.fault' });
  }
}

async function lookUntilStopped(helper: EnrolledHelper, around: Surroundings): Promise<void> {
  const { log, sleep, chance } = around;
  await keepLooking(
    {
      lookOnce: (signal) => lookOnce(helper, around, signal),
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
function factsOf(error: unknown): Record<string, string | number> {
  if (error instanceof Fault) return { ...error.details, code: error.code };
  return { code: 'helper.fault', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
