import type { PowerSaveBlocker } from 'electron';
import { record } from '../recorded-calls.ts';

const started = new Set<number>();
let lastId = 0;

/** Keeps nothing awake; tells the app what it asked for, and writes it down. */
export const powerSaveBlocker: PowerSaveBlocker = {
  start: (type) => {
    lastId += 1;
    started.add(lastId);
    record('powerSaveBlocker.start', { id: lastId, type });
    return lastId;
  },
  stop: (id) => {
    record('powerSaveBlocker.stop', { id });
    return started.delete(id);
  },
  isStarted: (id) => started.has(id),
};
