import { helperIpc } from '#contracts/helper-ipc.ts';
import { mainProcessOver } from '#platform/any/ask-main.ts';
import './overlay.css';
import { openOverlay } from './open-overlay.ts';

/** The page that lies over a monitor: it draws marks, hears no click and has no words of its own. */
await openOverlay(mainProcessOver(helperIpc, window.deskbellDesktop), document.querySelector('canvas')!);
