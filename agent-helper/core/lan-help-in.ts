import type { DirectSessions } from '#platform/any/signalling/direct-sessions.ts';
import type { EnrolledHelper } from '../main/enrolled-helper.ts';
import type { LanHelp } from '../main/lan-help/lan-help.ts';
import { createLanHelp } from '../main/lan-help/lan-help.ts';
import type { GetHelp } from '../main/support/get-help.ts';
import type { Surroundings } from '../main/surroundings.ts';

interface LanHelpInPorts {
  readonly helper: EnrolledHelper;
  readonly around: Surroundings;
  readonly directs: DirectSessions;
}

/** The line of a session without a hub ends with the process that held it. */
export async function endWhatWasDirect(support: GetHelp): Promise<void> {
  const current = await support.current();
  if (current?.way === 'lan' && current.state === 'joined') await support.end({ why: 'line-lost' });
}

export function lanHelpIn({ helper, around, directs }: LanHelpInPorts, support: GetHelp, tell: () => void): LanHelp {
  return createLanHelp({
    ...around,
    addresses: around.localAddresses,
    deskKey: helper.deskKey.read,
    device: helper.enrolment.device,
    whose: async () => {
      const { name = around.hostName, person = null, hubOffsetMs = 0 } = (await helper.acquaintance()) ?? {};
      return { name, person, hubOffsetMs };
    },
    isHelped: async () => {
      const state = (await support.current())?.state;
      return state === 'joined' || state === 'asked';
    },
    begin: async (met, commands) => {
      await helper.meetings.keep(met.id, commands);
      const begun = await support.meet(met);
      if (!begun.ok) await helper.meetings.forget(met.id);
      return begun;
    },
    onOver: async (session, why) => {
      if (why === 'ended-there') await support.endedThere(session);
      else if ((await support.current())?.id === session) await support.end({ why });
    },
    sessions: directs,
    onChanged: tell,
    reportFault: (error) => around.log('help without a hub failed', { reason: String(error) }),
  });
}
