import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { ShareBriefing, ShareOrder } from '#contracts/helper-remote.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { createTurns } from '#platform/any/turns.ts';
import { captureScreen } from '#platform/browser/screen-share/capture-screen.ts';
import { captureWithin } from '#platform/browser/screen-share/capture-within.ts';
import type { ShareEndPorts } from '#platform/browser/share-end/begin-share.ts';
import { beginShare } from '#platform/browser/share-end/begin-share.ts';
import { carryFiles } from './carry-files.ts';

/** Nobody is asked here, so it is there in a moment, or on a very busy computer in a few. */
const CAPTURED_WITHIN_MS = 6_000;

/** Begins what this window was opened for. What is ordered before that is not lost. */
export async function openSharePage(main: MainProcess<HelperIpc>): Promise<void> {
  const early: ShareOrder[] = [];
  let take = (order: ShareOrder): void => void early.push(order);
  main.hear('share.order', (order) => take(order));
  const briefing = await main.ask('share.begin', {});
  if (briefing === null) return;
  take = beginShare(briefing, portsOver(main, briefing));
  for (const order of early) take(order);
}

/** The main process decides all of it. */
function portsOver(main: MainProcess<HelperIpc>, { agent }: ShareBriefing): ShareEndPorts {
  // Leave to capture is given for one at a time: two that were asked for at once would have one between them.
  const inTurn = createTurns();
  return {
    tell: (news) => void main.ask('share.tell', news),
    prove: (text) => main.ask('share.prove', { text }),
    standingOf: (key) => main.ask('share.key-standing', { agent, ...key }),
    onCompared: (publicKey) => void main.ask('share.key-compared', { agent, publicKey }),
    capture: (monitor) =>
      inTurn(async () => {
        const mayCapture = await main.ask('share.capture', { monitor });
        if (!mayCapture) return 'picture.not-granted';
        return await captureWithin(CAPTURED_WITHIN_MS, captureScreen(navigator.mediaDevices));
      }),
    carryFiles: (over) => carryFiles({ ...over, main, reportFault: (error) => reportError(error) }),
  };
}
