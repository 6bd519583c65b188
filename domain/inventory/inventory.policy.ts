import type { RecordPolicy } from '../kernel/command.ts';
import { deviceScope } from '../kernel/principal.ts';
import type { Device } from './device.record.ts';
import type { deviceCommands } from './inventory.commands.ts';

/** A device is enrolled by the hub alone, once its code was good, and speaks for nobody but itself. */
export const devicePolicy: RecordPolicy<Device, typeof deviceCommands> = {
  readersOf: (device) => ['desk', deviceScope(device.id)],
  mayIssue: {
    'device.enrol': (issuer) => issuer.kind === 'desk',
    'device.report': (issuer, device) => issuer.kind === 'device' && issuer.id === device.id,
    'device.allocate': (issuer) => issuer.kind === 'agent' || issuer.kind === 'desk',
  },
};
