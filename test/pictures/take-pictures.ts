import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { personSchema } from '#domain/workforce/person.record.ts';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { typeNpmStart } from '../support/npm-start.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { openConsole, openPortal } from '../support/sign-in.ts';
import { smallPng } from './small-png.ts';

/** Takes the pictures of the README from the running product with its demo organisation, as a reader would see it. */
const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-pictures-'));
const product = typeNpmStart({ DESKBELL_PORT: '0', DESKBELL_DATA: folder });
try {
  const [, origin = ''] = await product.untilSaid(/Console for agents\s+(http:\S+?)\/\s/);
  const [, login = '', password = ''] = await product.untilSaid(/administrator .*?\s(\S+)\s+(\S+)\n/);
  const [, requester = '', requesterPassword = ''] = await product.untilSaid(/requester .*?\s(\S+)\s+(\S+)\n/);
  await product.untilSaid(/Ctrl-C stops it\./);
  await mkdir(pictures, { recursive: true });

  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text'],
  });
  const agent = { login, password };
  await takeConsole(await windowOn(browser, 'light'), origin, agent);
  const dark = await windowOn(browser, 'dark');
  await openConsole(dark, origin, agent);
  await takeCall(dark, origin, 'log-a-call-dark');
  const portal = await windowOn(browser, 'light');
  await openPortal(portal, origin, { login: requester, password: requesterPassword });
  await take(portal, 'portal');
  await browser.close();
} finally {
  await product.pressCtrlC();
  await rm(folder, { recursive: true, force: true });
}

interface Credentials {
  readonly login: string;
  readonly password: string;
}

async function windowOn(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  return await context.newPage();
}

async function takeConsole(page: Page, origin: string, agent: Credentials): Promise<void> {
  await openConsole(page, origin, agent);
  await page.goto(`${origin}/queue/open`);
  await page.getByRole('heading', { name: 'All open' }).waitFor();
  await take(page, 'queue');

  await page.goto(`${origin}/queue/open/${await liveliestTicket(origin, agent)}`);
  await page.getByRole('list', { name: 'What happened' }).waitFor();
  await take(page, 'ticket');

  await takeCall(page, origin, 'log-a-call');

  await page.goto(`${origin}/devices`);
  await page.getByRole('textbox', { name: 'Search devices' }).fill(hostname());
  await page.getByRole('link', { name: new RegExp(`^${hostname()}\\b`) }).click();
  await page.getByText(/\d+ threads/).waitFor();
  await take(page, 'device');
}

/** The open ticket in English on which most was said. */
async function liveliestTicket(origin: string, { login, password }: Credentials): Promise<string> {
  const records = [...(await (await signInOverApi(origin, login, password)).readAll()).values()];
  const people = records.flatMap((record) => personSchema.safeParse(record).data ?? []);
  const english = new Set(people.filter(({ language }) => language === 'en').map(({ id }) => id));
  const open: readonly string[] = records.flatMap((record) => {
    const { data: incident } = incidentSchema.safeParse(record);
    return incident !== undefined && isOpen(incident) && english.has(incident.requester) ? [incident.id] : [];
  });
  const lines = records.flatMap((record) => journalLineSchema.safeParse(record).data ?? []);
  const said = (id: string) => lines.filter(({ target, name }) => target === id && name === 'incident.replied').length;
  const liveliest = open.toSorted((a, b) => said(b) - said(a))[0];
  if (liveliest === undefined) throw new Error('The demo has no open ticket.');
  return liveliest;
}

/** The form as it stands when the caller is known and has said what it is about. */
async function takeCall(page: Page, origin: string, name: string): Promise<void> {
  await page.goto(`${origin}/log`);
  await page.getByRole('combobox', { name: 'Who is calling?' }).fill('vera');
  await page.getByRole('option', { name: /Vera Lindqvist/ }).click();
  await page.getByRole('textbox', { name: 'What is it about?' }).fill('Outlook asks for the password again and again');
  const known = page.getByRole('complementary', { name: 'About the caller' });
  await known
    .getByRole('link', { name: /BER-|KAS-|LDS-/ })
    .first()
    .waitFor();
  await take(page, name);
}

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await writeFile(join(pictures, `${name}.png`), smallPng(png));
}
