import type { App, Screen } from 'electron';
import type { DiagnosticsPart } from '#contracts/console-ipc.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { SettingsStore } from '../settings.ts';

export interface DiagnosticsSources {
  readonly app: Pick<App, 'getVersion' | 'getLocale' | 'getGPUFeatureStatus' | 'getAppMetrics' | 'isPackaged'>;
  readonly screen: Pick<Screen, 'getAllDisplays'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Pick<AppLog, 'read'>;
  /** How often messages of pages were refused, by code. */
  readonly refusals: () => Readonly<Record<string, number>>;
  readonly keepsSecrets: () => Promise<boolean>;
  readonly homeFolder: string;
  readonly nowMs: () => number;
}

/**
 * What the console knows of itself on this computer: versions, processes, displays, and its log. Nothing of the desk's
 * contents, no token, and the user's folder by `~`.
 */
export async function readDiagnostics(sources: DiagnosticsSources): Promise<DiagnosticsPart[]> {
  const { app, screen, settings, log, homeFolder } = sources;
  const { hub, isHubFixed, isGpuOff } = settings.read();
  const { electron, chrome, node } = process.versions;
  const parts: DiagnosticsPart[] = [
    {
      name: 'program',
      text: lines({
        written: new Date(sources.nowMs()).toISOString(),
        version: app.getVersion(),
        isInstalled: app.isPackaged,
        electron,
        chrome,
        node,
        hub: hub ?? 'none yet',
        isHubFixed,
        keepsSecrets: await sources.keepsSecrets(),
        refusedMessages: sources.refusals(),
      }),
    },
    {
      name: 'system',
      text: lines({
        platform: process.platform,
        architecture: process.arch,
        locale: app.getLocale(),
        processes: app.getAppMetrics().map(({ type, name, memory, cpu }) => ({
          what: name ?? type,
          memoryKiB: memory.workingSetSize,
          cpuPercent: Math.round(cpu.percentCPUUsage * 10) / 10,
        })),
      }),
    },
    {
      name: 'screens',
      text: lines(
        screen.getAllDisplays().map(({ size, scaleFactor, rotation, internal }) => ({
          width: size.width,
          height: size.height,
          scaleFactor,
          rotation,
          isBuiltIn: internal,
        })),
      ),
    },
    { name: 'graphics', text: lines({ isTurnedOff: isGpuOff, ...app.getGPUFeatureStatus() }) },
    { name: 'log', text: log.read() },
  ];
  return parts.map(({ name, text }) => ({ name, text: text.replaceAll(homeFolder, '~') }));
}

function lines(facts: unknown): string {
  return JSON.stringify(facts, null, 2);
}
