import { expect, test } from 'vitest';
import type { DiagnosticsSources } from './read-diagnostics.ts';
import { readDiagnostics } from './read-diagnostics.ts';
import { hubOrigin } from '#contracts/console-ipc.ts';

function sources(over: Partial<DiagnosticsSources> = {}): DiagnosticsSources {
  return {
    app: {
      getVersion: () => '0.1.0',
      getLocale: () => 'de-AT',
      isPackaged: false,
      // Electron's own types name dozens of fields that nobody reads here.
      getGPUFeatureStatus: () => ({ gpu_compositing: 'enabled' }) as never,
      getAppMetrics: () =>
        [{ type: 'Browser', memory: { workingSetSize: 2_048 }, cpu: { percentCPUUsage: 0.44 } }] as never,
    },
    screen: { getAllDisplays: () => [{ size: { width: 1_440, height: 900 }, scaleFactor: 2 }] as never },
    settings: {
      read: () => ({
        hub: hubOrigin.parse('https://desk.example.org'),
        isHubFixed: false,
        isGpuOff: false,
        isSpellingOn: true,
      }),
    },
    log: { read: () => '{"event":"console started","folder":"/Users-of-test/vera/.config/deskbell"}\n' },
    refusals: () => ({ 'ipc.input-invalid': 2 }),
    keepsSecrets: () => Promise.resolve(true),
    homeFolder: '/Users-of-test/vera',
    nowMs: () => 0,
    ...over,
  };
}

test('says which program runs on what, and how it went, in plain text', async () => {
  const parts = await readDiagnostics(sources());
  const text = (name: string) => parts.find((part) => part.name === name)?.text ?? '';

  expect(parts.map(({ name }) => name)).toEqual(['program', 'system', 'screens', 'graphics', 'log']);
  expect(JSON.parse(text('program'))).toMatchObject({
    version: '0.1.0',
    hub: 'https://desk.example.org',
    refusedMessages: { 'ipc.input-invalid': 2 },
  });
  expect(JSON.parse(text('system'))).toMatchObject({
    locale: 'de-AT',
    processes: [{ what: 'Browser', memoryKiB: 2_048, cpuPercent: 0.4 }],
  });
  expect(JSON.parse(text('screens'))).toEqual([{ width: 1_440, height: 900, scaleFactor: 2 }]);
});

test('does not name whoever sits there', async () => {
  const all = (await readDiagnostics(sources())).map(({ text }) => text).join('\n');

  expect(all).toContain('~/.config/deskbell');
  expect(all).not.toContain('vera');
});
