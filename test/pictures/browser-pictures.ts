import { hostname } from 'node:os';
import type { Browser, Page } from '@playwright/test';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { personSchema } from '#domain/workforce/person.record.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { openConsole, openPortal } from '../support/sign-in.ts';
import { pictureAddress, take } from './picture-folder.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** The product that runs, and two of its people. */
export interface Shown {
  readonly origin: string;
  readonly agent: Credentials;
  readonly requester: Credentials;
}

/** Console and portal, each in a browser. */
export async function takeBrowserPictures(browser: Browser, { origin, agent, requester }: Shown): Promise<void> {
  const console = await windowOn(browser, 'light');
  await takeConsole(console, origin, agent);
  const dark = await windowOn(browser, 'dark');
  await openConsole(dark, origin, agent);
  await takeCall(dark, origin, 'log-a-call-dark');
  const portal = await windowOn(browser, 'light');
  await openPortal(portal, origin, requester);
  await take(portal, 'portal');
  await takeAnswers(portal);
  await takeScreenshotEditor(console, origin, agent);
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

  await openTicket(page, origin, agent);
  await take(page, 'ticket');

  await takeCall(page, origin, 'log-a-call');

  await page.goto(`${origin}/devices`);
  await page.getByRole('textbox', { name: 'Search devices' }).fill(hostname());
  await page.getByRole('link', { name: new RegExp(`^${hostname()}\\b`) }).click();
  await page.getByText(/\d+ threads/).waitFor();
  await take(page, 'device');

  await page.goto(`${origin}/knowledge`);
  await page
    .getByRole('link', { name: /The printer pulls several sheets/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /The printer pulls several sheets/ }).waitFor();
  await take(page, 'knowledge');
}

async function openTicket(page: Page, origin: string, agent: Credentials): Promise<void> {
  await page.goto(`${origin}/queue/open/${await liveliestTicket(origin, agent)}`);
  await page.getByRole('list', { name: 'What happened' }).waitFor();
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

/** What the portal knows while somebody says what is the matter. */
async function takeAnswers(portal: Page): Promise<void> {
  await portal.getByRole('textbox', { name: 'What is the matter?' }).fill('the printer takes several sheets at once');
  await portal
    .getByRole('region', { name: 'This may help already' })
    .getByRole('link', { name: /The printer pulls several sheets/ })
    .waitFor();
  await take(portal, 'portal-answers');
}

/** A part of the screen on its way to a ticket: chosen, blacked out and pointed at. The screen is the portal's picture. */
async function takeScreenshotEditor(page: Page, origin: string, agent: Credentials): Promise<void> {
  await openTicket(page, origin, agent);
  await showScreen(page, await pictureAddress('portal'));
  await page.getByRole('button', { name: 'Attach a picture of the screen' }).click();
  const editor = page.getByRole('dialog', { name: 'Picture of the screen' });
  const stage = editor.getByRole('button', { name: /^The picture/ });
  const area = await stage.boundingBox();
  if (area === null) throw new Error('The picture of the screen is not there.');
  const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(area.x + area.width * from[0], area.y + area.height * from[1]);
    await page.mouse.down();
    await page.mouse.move(area.x + area.width * to[0], area.y + area.height * to[1], { steps: 5 });
    await page.mouse.up();
  };
  await drag([0.1, 0.05], [0.9, 0.85]);
  await editor.getByRole('button', { name: 'Black out' }).click();
  await drag([0.66, 0.06], [0.86, 0.13]);
  await editor.getByRole('button', { name: 'Arrow' }).click();
  await drag([0.75, 0.65], [0.62, 0.52]);
  await take(page, 'screenshot-editor');
}

/** In place of the browser's own choice of screens, which a browser without a display does not have. */
async function showScreen(page: Page, picture: string): Promise<void> {
  await page.evaluate(async (address) => {
    const screen = new Image();
    screen.src = address;
    await screen.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [screen.width, screen.height];
    navigator.mediaDevices.getDisplayMedia = async () => {
      const stream = canvas.captureStream(10);
      setInterval(() => canvas.getContext('2d')?.drawImage(screen, 0, 0), 50);
      return stream;
    };
  }, picture);
}
