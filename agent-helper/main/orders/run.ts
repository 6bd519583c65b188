import { Fault } from '#contracts/fault.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import { createBell } from '../bell.ts';
import { openEnrolledHelper } from '../enrolled-helper.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import { declineUnseen } from '../support/decline-unseen.ts';
import { keepHelping } from '../keep-helping.ts';
import type { Surroundings } from '../surroundings.ts';

/** Reports what changes and sends what waits, until stopped. One helper runs per data folder. */
export async function run(around: Surroundings, openStreamAt: (hub: string) => OpenStream): Promise<Result<null>> {
  const { words, say, log } = around;
  const helper = await openEnrolledHelper(around);
  const lock = takeLock(helper.folder.lock);
  if (lock === null) {
    throw new Fault('helper.running-already', 'Another helper runs.', { details: { path: helper.folder.path } });
  }
  try {
    say(words.running(helper.enrolment.hub));
    log('helper started', { device: helper.enrolment.device });
    const bell = createBell(around.sleep);
    const openStream = openStreamAt(helper.enrolment.hub);
    await Promise.all([
      keepHelping({ helper, around, bell }),
      declineUnseen({ helper, around, openStream, onDeclined: bell.ring }),
    ]);
    log('helper stopped');
    return ok(null);
  } finally {
    lock.release();
  }
}
