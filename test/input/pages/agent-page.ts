import type { InputMessage } from '#contracts/remote-session/input-messages.ts';
import type { CapturedInput } from '../../../renderer/remote-support/control/capture-input.ts';
import { captureInput } from '../../../renderer/remote-support/control/capture-input.ts';
import { numberInput } from '../../../renderer/remote-support/control/number-input.ts';
import { placeOnPicture } from '../../../renderer/remote-support/control/picture-place.ts';
import { typeText } from '../../../renderer/remote-support/control/typed-text.ts';

/** What a test asks of the page. */
interface AgentPage {
  captured: CapturedInput;
  typeText: (text: string) => void;
  /** Whether keys go to the other computer. */
  doKeysGo: boolean;
}

declare global {
  interface Window {
    agentPage: AgentPage;
    tellMessage(channel: 'ptr' | 'ctl', message: InputMessage): void;
  }
}

const surface = document.querySelector<HTMLElement>('#surface')!;

const numbered = numberInput({
  sendMove: (message) => window.tellMessage('ptr', message),
  send: (message) => window.tellMessage('ctl', message),
});

/** The whole page shows the one monitor of the other computer. */
const captured = captureInput({
  surface,
  label: 'Screen of the other computer',
  placeOf: (at, isDragging) => {
    const { isOn, ...place } = placeOnPicture(at, { x: 0, y: 0, width: innerWidth, height: innerHeight });
    return isOn || isDragging ? { monitor: 0, ...place } : null;
  },
  ...numbered,
  mode: 'auto',
  onKeysGo: (doThey) => (window.agentPage.doKeysGo = doThey),
  hasGhostCtrl: false,
});
window.agentPage = { captured, typeText: (text) => typeText(text, numbered.act), doKeysGo: false };
