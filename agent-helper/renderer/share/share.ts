import { helperIpc } from '#contracts/helper-ipc.ts';
import { mainProcessOver } from '#platform/any/ask-main.ts';
import { openSharePage } from './share-page.ts';

/** The page that shows the screen. It is never seen, draws nothing, and does what the main process says. */
await openSharePage(mainProcessOver(helperIpc, window.deskbellDesktop));
