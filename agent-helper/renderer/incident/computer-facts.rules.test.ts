import { expect, test } from 'vitest';
import { factsToSend } from './computer-facts.rules.ts';

const say = (key: string) => key.toUpperCase();
const disks = { id: 'disks', text: '/: 1 GiB free', isSent: true } as const;
const log = { id: 'log', text: 'helper started', isSent: true } as const;

test('what stands on the screen is sent word for word, under its headings', () => {
  expect(factsToSend([disks, log], say)).toBe(
    'REPORT.FACTS.DISKS\n\n/: 1 GiB free\n\n\nREPORT.FACTS.LOG\n\nhelper started',
  );
});

test('what was left out is not in it, and nothing at all is nothing', () => {
  expect(factsToSend([disks, { ...log, isSent: false }], say)).not.toContain('helper started');
  expect(factsToSend([{ ...disks, isSent: false }], say)).toBeNull();
  expect(factsToSend([], say)).toBeNull();
});
