import { writeFile } from 'node:fs/promises';
import { arch, cpus, hostname, networkInterfaces, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anything, assert, dictionary, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankInventory, inventorySchema, inventorySections } from '#domain/inventory/inventory.sections.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { inventoryCalls } from './inventory-calls.ts';
import { spawnCaged } from './spawn-caged.ts';
import { inventoryFrom, takeInventory } from './take-inventory.ts';

const { signal } = new AbortController();

describe('a look at this machine (INV-1)', { timeout: 90_000 }, () => {
  test('finds what Node knows of it too', async () => {
    const cage = {
      start: spawnCaged(fileURLToPath(new URL('caged-child.ts', import.meta.url))),
      timeoutMs: 20_000,
      maxAnswerBytes: 2 ** 20,
    };

    const { inventory, failures } = await takeInventory({ cage, hostName: hostname() }, signal);

    const realCards = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ mac }) => mac);
    expect(failures).toEqual([]);
    expect(inventory).toMatchObject({
      system: { hostName: hostname() },
      operatingSystem: { kernel: release(), architecture: arch() },
      processor: { cores: cpus().length },
      memory: { totalBytes: totalmem() },
    });
    expect(inventory.network?.map(({ macAddress }) => macAddress)).toEqual(expect.arrayContaining(realCards));
    expect(inventory.volumes?.some(({ sizeBytes, usedBytes }) => sizeBytes >= usedBytes && usedBytes > 0)).toBe(true);
    expect(inventory.disks?.every(({ sizeBytes }) => sizeBytes > 0)).toBe(true);
  });

  test('one call that hangs costs its own sections and no others (INV-6)', async () => {
    const script = join(await temporaryFolder(), 'child.mjs');
    const answers = { cpu: { brand: 'E-1', cores: 8 }, osInfo: { platform: 'linux' } };
    await writeFile(
      script,
      `const answers = ${JSON.stringify(answers)};
       if (process.argv[2] === 'mem') setInterval(() => {}, 1_000);
       else process.stdout.write(JSON.stringify(answers[process.argv[2]] ?? []));`,
    );
    const cage = { start: spawnCaged(script), timeoutMs: 3_000, maxAnswerBytes: 2 ** 20 };

    const { inventory, failures } = await takeInventory({ cage, hostName: 'nb' }, signal);

    expect(failures).toEqual([{ call: 'mem', code: 'inventory.timed-out' }]);
    expect(inventory).toMatchObject({
      memory: null,
      processor: { model: 'E-1', cores: 8 },
      operatingSystem: { platform: 'linux' },
      disks: [],
    });
  });
});

describe('answers that were not what the documentation says (INV-6)', { timeout: 30_000 }, () => {
  test('no answer at all is an inventory of which nothing is known', () => {
    expect(inventoryFrom({}, 'nb')).toEqual(blankInventory);
  });

  test('whatever is answered, what comes out fits the domain, and breaks nothing', () => {
    const answers = dictionary(
      constantFrom(...inventoryCalls),
      anything({ withNullPrototype: true, withSparseArray: true }),
    );
    assert(
      property(answers, (found) => inventorySchema.safeParse(inventoryFrom(found, 'nb')).success),
      { seed: 20_260_722, numRuns: 1_000 },
    );
  });

  test('hostile rows with the right names fit as well', () => {
    const names = ['mount', 'size', 'used', 'type', 'iface', 'ifaceName', 'mac', 'device', 'name', 'flags', 'bank'];
    const row = dictionary(constantFrom(...names), anything());
    const answers = dictionary(
      constantFrom(...inventoryCalls),
      row.map((one) => [one, one]),
    );
    assert(
      property(answers, (found) => inventorySchema.safeParse(inventoryFrom(found, 'nb')).success),
      { seed: 20_260_723, numRuns: 500 },
    );
  });

  test('a section needs all of its calls: half of it would look like a change', () => {
    const system = { manufacturer: 'Example', model: 'Notebook 5' };

    expect(inventoryFrom({ system, bios: {}, chassis: {} }, 'nb').system).toBeNull();
    expect(inventoryFrom({ system, bios: {}, chassis: {}, cpu: {} }, 'nb').system?.model).toBe('Notebook 5');
  });

  test('a hundred thousand volumes are cut to what the domain takes', () => {
    const fsSize = Array.from({ length: 100_000 }, (_none, place) => ({ mount: `/m${place}`, size: 1, used: 1 }));

    expect(inventoryFrom({ fsSize }, 'nb').volumes).toHaveLength(256);
  });
});

describe('what systeminformation says, read for people', () => {
  test('the row that repeats the total, where rights are missing, is no module', () => {
    const memLayout = [{ size: 25_276_067_840, bank: '', type: '' }];

    expect(inventoryFrom({ mem: { total: 25_276_067_840 }, memLayout }, 'nb').memory?.modules).toEqual([]);
  });

  test('the disk of a virtual machine is found though it has no model; compressed memory is none', () => {
    const blockDevices = [
      { name: 'vda', type: 'disk', size: 274_877_906_944, device: '/dev/vda', physical: 'HDD' },
      { name: 'vda1', type: 'part', size: 1_000, device: '/dev/vda1' },
      { name: 'zram0', type: 'disk', size: 4_096, device: '/dev/zram0' },
    ];

    const { disks } = inventoryFrom({ diskLayout: [], blockDevices }, 'nb');

    expect(disks?.map(({ device }) => device)).toEqual(['/dev/vda']);
  });

  test('a machine is virtual when its processor says so, whatever the firmware lets us read', () => {
    const cpu = { flags: 'fpu sse hypervisor avx' };

    expect(inventoryFrom({ system: { virtual: false }, bios: {}, chassis: {}, cpu }, 'nb').system?.isVirtual).toBe(
      true,
    );
  });

  test('the loopback is no network card', () => {
    const found = [
      { iface: 'lo', ifaceName: 'lo', internal: true },
      { iface: 'eth0', ifaceName: 'eth0', internal: false, operstate: 'up', mac: '02:00:00:00:00:01' },
    ];

    expect(inventoryFrom({ networkInterfaces: found }, 'nb').network).toMatchObject([{ name: 'eth0', isUp: true }]);
  });

  test('every section of the domain has its reader', () => {
    const all = Object.fromEntries(inventoryCalls.map((call) => [call, /^[a-z]+$/.test(call) ? {} : []]));
    const known = inventoryFrom({ ...all, graphics: { controllers: [], displays: [] }, osInfo: {} }, 'nb');

    expect(inventorySections.filter((section) => known[section] === null)).toEqual([]);
  });
});
