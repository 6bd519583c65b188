import { describe, expect, test } from 'vitest';
import { deviceId, personId, siteId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import { deskItself } from '../kernel/principal.ts';
import { aPerson } from '../workforce/workforce.fixtures.ts';
import { allocateDevice, deviceCommands, enrolDevice, reportInventory } from './inventory.commands.ts';
import { aDevice } from './inventory.fixtures.ts';
import { devicePolicy } from './inventory.policy.ts';
import { blankDevice } from './device.record.ts';

const memory = { totalBytes: 16 * 2 ** 30, modules: [] };
const processor = { manufacturer: 'Example', model: 'E-1', speedGhz: 2.4, cores: 8, physicalCores: 4 };

describe('an inventory report (INV-1)', () => {
  test('replaces the sections it names and keeps the others', () => {
    const known = aDevice({ inventory: { ...aDevice().inventory, memory } });

    const outcome = reportInventory(known, { sections: { processor } }, aContext({ principal: verasDevice }));

    expect(outcome).toMatchObject({ ok: true, value: { reportedAtMs: 9_000, inventory: { memory, processor } } });
  });

  test.each([
    ['a section nobody defined', { sections: { wifi: [] } }],
    ['text that is too long', { sections: { processor: { ...processor, model: 'x'.repeat(201) } } }],
    ['control characters', { sections: { processor: { ...processor, model: '\u001b[2J' } } }],
    ['a negative size', { sections: { memory: { totalBytes: -1, modules: [] } } }],
  ])('with %s is refused before anyone looks at it (INV-6)', (_case, input) => {
    expect(deviceCommands['device.report'].input.safeParse(input).success).toBe(false);
  });

  test('a prototype key in it reaches nothing', () => {
    const hostile: unknown = JSON.parse('{"sections":{"__proto__":{"polluted":true}}}');
    expect(deviceCommands['device.report'].input.safeParse(hostile).success).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('a device is enrolled with its person and place and has reported nothing yet', () => {
  const outcome = enrolDevice(
    blankDevice(deviceId.parse('device:nb0142')),
    { name: 'nb-0142', person: personId.parse('person:vera'), site: siteId.parse('site:berlin') },
    aContext({ principal: deskItself }),
  );
  expect(outcome).toMatchObject({ ok: true, value: { name: 'nb-0142', reportedAtMs: null, enrolledAtMs: 9_000 } });
});

test('a device is allocated to somebody the desk knows, or to nobody', () => {
  const toVera = { person: personId.parse('person:vera'), site: null };
  expect(allocateDevice(aDevice(), toVera, aContext({ records: [aPerson()] })).ok).toBe(true);
  expect(allocateDevice(aDevice(), toVera, aContext())).toEqual({
    ok: false,
    refusal: { code: 'device.person-unknown' },
  });
  expect(allocateDevice(aDevice(), { person: null, site: null }, aContext()).ok).toBe(true);
});

test('a helper speaks for its own device alone, and only the hub enrols', () => {
  const { mayIssue } = devicePolicy;
  const other = aDevice({ id: deviceId.parse('device:other') });
  const enrolment = { name: 'nb', person: null, site: null };

  expect(mayIssue['device.report'](verasDevice, aDevice(), { sections: {} })).toBe(true);
  expect(mayIssue['device.report'](verasDevice, other, { sections: {} })).toBe(false);
  expect(mayIssue['device.report'](anAgentPrincipal(), aDevice(), { sections: {} })).toBe(false);
  expect(
    [deskItself, anAgentPrincipal(), vera, verasDevice].map((one) =>
      mayIssue['device.enrol'](one, aDevice(), enrolment),
    ),
  ).toEqual([true, false, false, false]);
});
