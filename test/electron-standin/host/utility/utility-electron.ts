import type { Net, ParentPort } from 'electron';
import { net as netOfThisProcess } from '../modules/net.ts';

/** What `electron` is inside a utility process. */
export const net: Pick<Net, 'fetch' | 'request' | 'isOnline' | 'online'> = netOfThisProcess;
export const parentPort: ParentPort = process.parentPort;
