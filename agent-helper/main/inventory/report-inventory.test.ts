import { describe, expect, test } from 'vitest';
import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { blankInventory, inventorySections } from '#domain/inventory/inventory.sections.ts';
import { anInventory } from '#domain/inventory/inventory.fixtures.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { deviceId } from '#domain/kernel/fields.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { newCommand } from '../outbox/new-command.ts';
import type { LastInventory } from './last-inventory.ts';
import type { ReportInventoryPorts } from './report-inventory.ts';
import { reportInventory } from './report-inventory.ts';

const { signal } = new AbortController();
const device = deviceId.parse('device:nb0142');

/** A computer that is found as `finds` says, look after look, before a hub that is away. */
function aComputer(finds: (look: number) => Inventory, over: { readonly waiting?: readonly CommandEntry[] } = {}) {
  let last: LastInventory | null = null;
  let waiting = over.waiting ?? [];
  let looks = 0;
  let isRefused = false;
  const ports: ReportInventoryPorts = {
    look: async () => ({ inventory: finds((looks += 1)), failures: [] }),
    readLast: async () => last,
    writeLast: async (reported) => void (last = reported),
    wasRefused: async (command) => isRefused && command === last?.command,
    outbox: {
      waiting: async () => waiting,
      replace: async (older, entry) => void (waiting = [...waiting.filter((one) => !older.includes(one)), entry]),
    },
    newReport: (sections) =>
      newCommand('device.report', device, { sections }, { device, nowMs: looks, hubOffsetMs: 0 }),
  };
  return {
    look: () => reportInventory(ports, signal),
    waiting: () => waiting,
    arrive: () => void (waiting = []),
    refuse: () => {
      waiting = [];
      isRefused = true;
    },
  };
}

function sectionsOf(entry: CommandEntry | undefined): Partial<Inventory> {
  // Written by `newReport` above.
  const { sections } = (entry?.input ?? {}) as { readonly sections: Partial<Inventory> };
  return sections;
}

const withMoreMemory = anInventory({ memory: { totalBytes: 32 * 2 ** 30, modules: [] } });
const withOtherDisks = (base: Inventory) => ({ ...base, disks: base.disks!.slice(1) });

describe('reporting what was found (INV-5)', () => {
  test('the first look reports everything', async () => {
    const computer = aComputer(() => anInventory());

    expect((await computer.look()).sections).toEqual(inventorySections);
    expect(sectionsOf(computer.waiting()[0])).toEqual(anInventory());
  });

  test('a hundred looks at an unchanged computer report nothing but the whole at every fourteenth', async () => {
    const computer = aComputer(() => anInventory());
    await computer.look();

    const reports: number[] = [];
    for (let look = 1; look <= 100; look += 1) {
      const { sections } = await computer.look();
      if (sections.length > 0) reports.push(look);
    }

    expect(reports).toEqual([14, 28, 42, 56, 70, 84, 98]);
  });

  test('later only the sections that changed go up', async () => {
    const computer = aComputer((look) => (look === 1 ? anInventory() : withMoreMemory));
    await computer.look();
    computer.arrive();

    expect((await computer.look()).sections).toEqual(['memory']);
    expect(Object.keys(sectionsOf(computer.waiting()[0]))).toEqual(['memory']);
    expect((await computer.look()).sections).toEqual([]);
  });

  test('what could not be read is not reported, and what was known of it stays', async () => {
    const computer = aComputer((look) => (look === 1 ? anInventory() : { ...blankInventory }));
    await computer.look();
    computer.arrive();

    for (let look = 2; look <= 14; look += 1) await computer.look();
    const whole = await computer.look();

    expect(whole.sections).toEqual(inventorySections);
    expect(sectionsOf(computer.waiting()[0])).toEqual(anInventory());
  });

  test('a computer of which nothing can be read reports nothing', async () => {
    const computer = aComputer(() => ({ ...blankInventory }));

    expect((await computer.look()).sections).toEqual([]);
    expect(computer.waiting()).toEqual([]);
  });

  test('when the hub refused a report, the next holds everything', async () => {
    const computer = aComputer(() => anInventory());
    await computer.look();
    computer.refuse();

    expect((await computer.look()).sections).toEqual(inventorySections);
  });
});

describe('while the hub is away', () => {
  test('one report waits, with the newest of every section that changed since', async () => {
    const finds = [anInventory(), withMoreMemory, withOtherDisks(withMoreMemory)];
    const computer = aComputer((look) => finds[look - 1] ?? anInventory());
    await computer.look();
    computer.arrive();
    await computer.look();
    await computer.look();

    expect(computer.waiting()).toHaveLength(1);
    expect(sectionsOf(computer.waiting()[0])).toEqual({
      memory: withMoreMemory.memory,
      disks: withOtherDisks(withMoreMemory).disks,
    });
  });

  test('problems that wait are not touched', async () => {
    const problem = aCommandEntry(1, { name: 'incident.log', target: 'incident:1' });
    const computer = aComputer(() => anInventory(), { waiting: [problem] });

    await computer.look();

    expect(computer.waiting().map(({ name }) => name)).toEqual(['incident.log', 'device.report']);
  });

  test('a report that an older helper left and nobody can read is left to the hub', async () => {
    const older = aCommandEntry(1, { name: 'device.report', target: device, input: { parts: [] } });
    const computer = aComputer(() => anInventory(), { waiting: [older] });

    await computer.look();

    expect(computer.waiting()).toHaveLength(2);
  });
});
