import { helperNames } from '#contracts/helper-ipc-names.ts';
import { exposeBridge } from '#platform/electron/preload/expose-bridge.ts';

exposeBridge(helperNames);
