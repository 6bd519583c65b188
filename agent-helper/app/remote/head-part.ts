import { helperCoreRequests } from '#contracts/helper-core.ts';
import type { CoreProcess } from '../core-process.ts';
import type { OpenPart } from '#platform/any/live-help/session-part.ts';

export interface HeadPartPorts {
  readonly core: Pick<CoreProcess, 'ask'>;
  readonly every: (everyMs: number, act: () => void) => () => void;
  readonly reportFault: (error: unknown) => void;
}

const headOutcome = helperCoreRequests['session.head'].output;

/** Both sides tell how far their records have come this often (W14). */
const TELL_HEAD_EVERY_MS = 30_000;

/** Tells the console how far the record of this computer has come, as long as there is something new in it. */
export function headPart({ core, every, reportFault }: HeadPartPorts): OpenPart {
  return ({ help: { session }, say }) => {
    let isConnected = false;
    let isOver = false;
    let toldSeq = 0;

    async function tell(): Promise<void> {
      const read = headOutcome.parse(await core.ask('session.head', { session }));
      if (isOver || !read.ok || read.value.newsSeq <= toldSeq) return;
      const { head, signature } = read.value;
      toldSeq = head.seq;
      say({ kind: 'session.head', head, signature });
    }

    const stop = every(TELL_HEAD_EVERY_MS, () => {
      if (isConnected) void tell().catch(reportFault);
    });
    return {
      hear: () => undefined,
      update: ({ link }) => void (isConnected = link === 'connected'),
      end: async () => {
        isOver = true;
        stop();
      },
    };
  };
}
