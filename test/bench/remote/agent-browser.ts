import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { findChromium } from '../../../build/set-up/needed-programs.ts';

/** Chromium on the agent's display, filling it: the same for every viewer. */
export interface AgentBrowser {
  readonly page: Page;
  readonly processId: number;
  close(): Promise<void>;
}

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--kiosk',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--allow-loopback-in-peer-connection',
];

export interface AgentPlace {
  readonly display: string;
  /** What it is started through to be in the agent's network. */
  readonly through: readonly string[];
}

/** @param origin Of the page that it is for: taken as if it had a certificate. */
export async function openAgentBrowser(
  folder: string,
  origin: string,
  { display, through }: AgentPlace,
): Promise<AgentBrowser> {
  const profile = await mkdtemp(join(folder, 'agent-'));
  const program = join(profile, 'chromium.sh');
  await writeFile(program, `#!/bin/sh\nexec ${[...through, findChromium() ?? 'chromium'].join(' ')} "$@"\n`);
  await chmod(program, 0o755);
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    headless: false,
    viewport: null,
    locale: 'en-GB',
    env: { ...environment(), DISPLAY: display },
    args: [...switches, `--unsafely-treat-insecure-origin-as-secure=${origin}`],
  });
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    processId: processWith(`--user-data-dir=${profile}`),
    close: () => context.close(),
  };
}

export function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** The first process that was started with this switch, which those it has started itself pass on. */
function processWith(wanted: string): number {
  const ids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const found = ids.filter((id) => {
    const words = commandLineOf(id).split('\0');
    return words.includes(wanted) && !words.some((word) => word.startsWith('--type='));
  });
  return Math.min(...found);
}

function commandLineOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    // It has ended since the folder was read.
    return '';
  }
}
