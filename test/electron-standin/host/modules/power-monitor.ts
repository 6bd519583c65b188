import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { desktop } from './desktop.ts';

type Implemented =
  | 'getSystemIdleState'
  | 'getSystemIdleTime'
  | 'isOnBatteryPower'
  | 'onBatteryPower'
  | 'getCurrentThermalState';

/** Reads the desktop that tests arrange; its events come from `powerMonitor.emit('suspend')` and the like. */
class DesktopPower extends EventEmitter implements Pick<PowerMonitor, Implemented> {
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown' {
    if (idleThreshold <= 0) throw new TypeError('Invalid idle threshold, must be greater than 0');
    if (desktop.isLocked) return 'locked';
    return desktop.idleSeconds >= idleThreshold ? 'idle' : 'active';
  }

  getSystemIdleTime(): number {
    return desktop.idleSeconds;
  }

  getCurrentThermalState(): 'unknown' {
    return 'unknown';
  }

  isOnBatteryPower(): boolean {
    return desktop.isOnBattery;
  }

  get onBatteryPower(): boolean {
    return desktop.isOnBattery;
  }
}

export const powerMonitor = new DesktopPower();
