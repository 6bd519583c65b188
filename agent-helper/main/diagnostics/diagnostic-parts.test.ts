import { expect, test } from 'vitest';
import { blankInventory } from '#domain/inventory/inventory.sections.ts';
import { wordsIn } from '../words/say.ts';
import type { DiagnosticFacts } from './diagnostic-parts.ts';
import { diagnosticParts } from './diagnostic-parts.ts';
import { createRecentLog } from './recent-log.ts';
import { readThisMachine } from './this-machine.ts';

const facts: DiagnosticFacts = {
  inventory: {
    ...blankInventory,
    system: {
      hostName: 'nb-0142',
      manufacturer: 'Lenovo',
      model: 'T14',
      serialNumber: 'PF-SECRET',
      uuid: 'UUID-SECRET',
      chassis: 'Notebook',
      isVirtual: false,
      firmwareVendor: 'Lenovo',
      firmwareVersion: '1.2',
    },
  },
  logLines: ['1970-01-01T00:00:00.000Z helper started'],
  upSinceMs: 0,
  nowMs: 7_200_000,
  disks: [{ mount: '/', freeBytes: 2 ** 30, totalBytes: 4 * 2 ** 30 }],
  cards: [{ name: 'eth0', addresses: ['192.0.2.2'] }],
  isHubReached: true,
};

test('each part is plain text that people can read before it is sent', () => {
  const parts = new Map(diagnosticParts(facts, wordsIn('en')).map(({ id, text }) => [id, text]));

  expect(parts.get('disks')).toBe('/: 1.0 GiB free of 4.0 GiB');
  expect(parts.get('network')).toBe('The help desk can be reached.\neth0: 192.0.2.2');
  expect(parts.get('uptime')).toContain('(2 h)');
  expect(parts.get('log')).toBe('1970-01-01T00:00:00.000Z helper started');
  expect(parts.get('computer')).toContain('T14');
});

test('serial numbers stay out of what whoever reads a ticket can see', () => {
  const text = JSON.stringify(diagnosticParts(facts, wordsIn('en')));

  expect(text).not.toContain('SECRET');
});

test('of what is not known there is no part', () => {
  const nothing = { ...facts, inventory: null, logLines: [], disks: [] };

  expect(diagnosticParts(nothing, wordsIn('de')).map(({ id }) => id)).toEqual(['network', 'uptime']);
});

test('the log goes back so far and no further', () => {
  const recent = createRecentLog(() => 0);
  for (let line = 0; line < 300; line += 1) recent.log(`event ${line}`);

  expect(recent.lines()).toHaveLength(200);
  expect(recent.lines().at(-1)).toContain('event 299');
});

test('this machine says how full its disks are; volumes that are gone say nothing', async () => {
  const { disks, upSinceMs } = await readThisMachine(['/', '/none/such'], 10 ** 13);

  expect(disks.map(({ mount }) => mount)).toEqual(['/']);
  expect(disks.every(({ totalBytes, freeBytes }) => totalBytes > freeBytes)).toBe(true);
  expect(upSinceMs).toBeLessThan(10 ** 13);
});
