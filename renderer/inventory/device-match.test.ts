import { aDevice, anInventory } from '#domain/inventory/inventory.fixtures.ts';
import { deviceId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import { findDevices, searchableDevice } from './device-match.ts';

const surroundings = { nameOfPerson: () => 'Vera Müller', nameOfSite: () => 'Berlin' };
const laptop = aDevice({ inventory: anInventory() });
const silent = aDevice({ id: deviceId.parse('device:pc7'), name: 'pc-7', person: null, site: null });
const devices = [laptop, silent].map((device) => searchableDevice(device, surroundings));

test.each(['nb-0142', 'PF2A', 'notebook debian', 'muller berlin', ' Vera  NB '])(
  'a device is found by its name, serial number, model, system, person and site: %s',
  (typed) => expect(findDevices(devices, typed)).toEqual([laptop]),
);

test('nothing typed finds all, what is nowhere finds none', () => {
  expect(findDevices(devices, '  ')).toEqual([laptop, silent]);
  expect(findDevices(devices, 'nb-0142 lisbon')).toEqual([]);
  expect(findDevices(devices, '.*')).toEqual([]);
});
