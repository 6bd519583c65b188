import { deviceId, epochMs, personId, siteId } from '../kernel/fields.ts';
import type { Device } from './device.record.ts';
import { blankDevice, deviceSchema } from './device.record.ts';

export function aDevice(over: Partial<Device> = {}): Device {
  return deviceSchema.parse({
    ...blankDevice(deviceId.parse('device:nb0142')),
    name: 'nb-0142',
    person: personId.parse('person:vera'),
    site: siteId.parse('site:berlin'),
    enrolledAtMs: epochMs.parse(1_000),
    changedAtMs: epochMs.parse(1_000),
    ...over,
  });
}
