import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { killAll } from '../support/kill-everything.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openConsole } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { processesNaming } from '../support/processes.ts';
import { DURABLE_AFTER_MS, typeForAWhile } from '../support/typed-over-time.ts';

test('a page crashes, with the worker that held the desk: what is older than a second is there again (DRAFT-1)', async ({
  hub,
  desk,
  openBrowser,
}) => {
  const page = await openBrowser();
  await openConsole(page, hub.origin, desk.mira);
  const address = await ticketAddress(hub.origin, desk);
  await page.goto(address);
  const typed = await typeForAWhile(reply(page));
  const crashedAtMs = Date.now();
  await page.goto('chrome://crash').catch(() => null);

  const again = await page.context().newPage();
  await again.goto(address);
  await expect.poll(() => reply(again).inputValue()).toContain(typed.at(crashedAtMs - DURABLE_AFTER_MS));
});

test('the browser is killed while somebody types: what is older than a second is there again (DRAFT-1)', async ({
  hub,
  desk,
}, { project }) => {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-browser-'));
  const openProfile = async (): Promise<BrowserContext> =>
    await chromium.launchPersistentContext(folder, { ...project.use.launchOptions, locale: 'en-GB' });
  const before = await openProfile();
  const page = await before.newPage();
  await openConsole(page, hub.origin, desk.mira);
  const address = await ticketAddress(hub.origin, desk);
  await page.goto(address);
  const typed = await typeForAWhile(reply(page));
  const killedAtMs = Date.now();
  const ended = before.waitForEvent('close');
  killAll(processesNaming(folder));
  await ended;

  const after = await openProfile();
  const again = await after.newPage();
  await again.goto(address);
  await expect.poll(() => reply(again).inputValue()).toContain(typed.at(killedAtMs - DURABLE_AFTER_MS));
  await after.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function ticketAddress(origin: string, desk: SmallDesk): Promise<string> {
  const { incident } = await logTicket(origin, desk, { summary: 'Outlook is slow' });
  return `${origin}/queue/all/${incident.id}`;
}

const reply = (page: Page) => page.getByRole('article').getByRole('textbox', { name: /^Reply to/ });
