import type { UpdateReport } from '#contracts/update-state.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import { bannerOf } from './update-banner.rules.ts';

const atMs = epochMs.parse(1);
const notes = { en: 'Rings louder.', de: 'Klingelt lauter.' };
const ready = {
  state: 'ready',
  version: '1.1.0',
  notes,
  sizeBytes: 9,
  choice: 'undecided',
  canWaitForQuit: true,
} as const;
const report = (update: UpdateReport['update'], news: UpdateReport['news'] = null): UpdateReport => ({
  runningVersion: '1.0.0',
  update,
  news,
});

test('an update that lies ready is offered until somebody has decided', () => {
  expect(bannerOf(report(ready))).toEqual({ kind: 'ready', version: '1.1.0', notes, canWaitForQuit: true });
  expect(bannerOf(report({ ...ready, choice: 'at-quit' }))).toBeNull();
  expect(bannerOf(report({ ...ready, choice: 'tomorrow' }))).toBeNull();
});

test('what is new comes first', () => {
  expect(bannerOf(report(ready, { version: '1.0.0', notes: null }))).toEqual({
    kind: 'news',
    version: '1.0.0',
    notes: null,
  });
});

test('a refusal is shown when somebody tampered or an installation failed, not when a server is away', () => {
  expect(bannerOf(report({ state: 'refused', code: 'update.signature-wrong', atMs }))).toMatchObject({
    kind: 'refused',
  });
  expect(bannerOf(report({ state: 'refused', code: 'update.unreachable', atMs }))).toBeNull();
  expect(bannerOf(report({ state: 'downloading', version: '1.1.0', notes, sizeBytes: 9, percent: 3 }))).toBeNull();
});
