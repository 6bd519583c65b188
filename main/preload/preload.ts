import { consoleNames } from '#contracts/console-ipc-names.ts';
import { exposeBridge } from '#platform/electron/preload/expose-bridge.ts';
import { passDeskPort } from './pass-desk-port.ts';

exposeBridge(consoleNames);
passDeskPort();
