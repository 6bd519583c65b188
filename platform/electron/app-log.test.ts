import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contracts/fault.ts';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { describeError, logFatalStart, openAppLog } from './app-log.ts';

test('every event is one line, with its time and fields', async () => {
  const log = openAppLog(join(await temporaryFolder(), 'logs/app.log'), () => 0);
  log.info('app started', { version: '1.0.0' });
  log.error('page crashed', { reason: 'oom\nsecond line' });

  const lines = log.read().trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'app started', version: '1.0.0' },
    { at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'page crashed', reason: 'oom\nsecond line' },
  ]);
});

test('a log that has grown large makes way for a new one, and both are read', async () => {
  const path = join(await temporaryFolder(), 'app.log');
  await writeFile(path, 'x'.repeat(1_000_001));
  const log = openAppLog(path, () => 0);

  log.info('app started');

  expect((await stat(path)).size).toBeLessThan(200);
  expect(log.read()).toMatch(/^x+\{.*app started/s);
});

test('what happens again and again does not write the rest away, and is said to have happened more often', async () => {
  const clock = { nowMs: 0 };
  const log = openAppLog(join(await temporaryFolder(), 'app.log'), () => clock.nowMs);
  for (let times = 0; times < 100; times += 1) log.error('page kept in place');
  log.info('app woke up');
  clock.nowMs = 60_000;
  log.error('page kept in place');
  log.error('page kept in place');

  const lines = log.read().trimEnd().split('\n');
  expect(lines).toHaveLength(63);
  expect(lines.slice(60).map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { event: 'app woke up' },
    { event: 'page kept in place', leftOut: 40 },
    { event: 'page kept in place' },
  ]);
});

test('an app that does not start says why in its log, if there can be one', async () => {
  const folder = await temporaryFolder();
  const error = new Fault('start.as-root', 'It was started as root.');

  logFatalStart(join(folder, 'logs/app.log'), () => 0, error);
  logFatalStart(folder, () => 0, error);

  const log = openAppLog(join(folder, 'logs/app.log'), () => 0);
  expect(JSON.parse(log.read())).toMatchObject({ event: 'start failed', code: 'start.as-root' });
});

test('a log that cannot be written stops nobody', async () => {
  const folder = await temporaryFolder();
  const log = openAppLog(folder, () => 0);

  expect(() => log.info('app started')).not.toThrow();
});

test('what broke is described by kind, code, sentence and causes, without the values it carries', () => {
  const cause = new Fault('storage.failed', 'The storage failed.', { details: { summary: 'Outlook is slow' } });
  const described = JSON.stringify(describeError(new Error('Not stored.', { cause })));

  expect(described).toContain('storage.failed');
  expect(described).not.toContain('Outlook');
  expect(describeError('a string')).toEqual({ kind: 'string' });
});
