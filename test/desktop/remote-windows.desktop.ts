import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import type { HelperSettings } from '#contracts/helper-ipc.ts';
import type { BannerState, ConsentQuestion } from '#contracts/helper-remote.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { expectAccessible } from '../support/accessibility.ts';

const pages = fileURLToPath(new URL('../../dist/desktop/helper/pages', import.meta.url));
const SITE = 'https://helper.test/';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

const ticket = {
  id: incidentId.parse('incident:projector'),
  number: null,
  summary: 'The projector in the small meeting room stays dark whatever I press',
  loggedAtMs: epochMs.parse(Date.now() - 3_600_000),
};
/** Has a minute from now on: a worker may have read this file long before. */
const aQuestion = (): ConsentQuestion => ({
  id: '01900000-0000-7000-8000-000000000000',
  capability: 'control',
  agentName: 'Ada Winter',
  ticket,
  reason: null,
  origin: 'code',
  colleague: null,
  code: '123456',
  mayAgreeAtMs: epochMs.parse(0),
  endsAtMs: epochMs.parse(Date.now() + 60_000),
});
const banner: BannerState = {
  agentName: 'Ada Winter',
  onlookers: ['Tom Berg'],
  sinceMs: epochMs.parse(Date.now()),
  ticket,
  allowed: ['view', 'control', 'clipboard-in', 'file-out', 'record'],
  line: 'there',
  isPaused: false,
  code: '123456',
  isTrusted: false,
  screen: { shown: 0, count: 2 },
  marks: 'shown',
  panicKeys: 'Control+Alt+Escape',
};

let browser: Browser;
test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
});
test.afterAll(() => browser.close());

interface Shown {
  readonly language: HelperSettings['systemLanguage'];
  readonly isDark: boolean;
  /** 2: everything is drawn twice as large in a window of the same size. */
  readonly zoom: 1 | 2;
}

/** A window of a session as its page draws it, with what it has asked of the main process. */
async function open(name: 'consent' | 'banner', size: { width: number; height: number }, shown: Shown) {
  const { language, isDark, zoom } = shown;
  const context = await browser.newContext({
    viewport: { width: size.width / zoom, height: size.height / zoom },
    deviceScaleFactor: zoom,
    colorScheme: isDark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const question = aQuestion();
  const asked: unknown[] = [];
  await page.exposeFunction('tellTest', (request: string, input: unknown) => void asked.push([request, input]));
  await page.addInitScript(
    ({ answers }: { readonly answers: Readonly<Record<string, unknown>> }) => {
      const ask = new Proxy(
        {},
        {
          get: (_, request: string) => async (input: unknown) => {
            if (request in answers) return { ok: true, value: answers[request] };
            await (Reflect.get(window, 'tellTest') as (...of: unknown[]) => Promise<void>)(request, input);
            return { ok: true, value: null };
          },
        },
      );
      const hear = new Proxy({}, { get: () => () => () => undefined });
      Reflect.set(window, 'deskbellDesktop', { ask, hear });
    },
    {
      answers: {
        'settings.read': {
          language,
          theme: 'auto',
          startsAtLogin: true,
          systemLanguage: language,
          version: '1.0.0',
          hasTray: true,
          knowsOfNoTray: true,
          neverAsked: [],
          receivedFolder: null,
          isFrozen: false,
        } satisfies HelperSettings,
        'consent.read': question,
        'banner.read': banner,
      },
    },
  );
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const contentType = types[extname(path)];
    if (contentType === undefined) await route.abort();
    else await route.fulfill({ path: join(pages, path), contentType });
  });
  await page.goto(`${SITE}${name}.html`);
  await expect(page.getByRole('main')).toBeVisible();
  return { page, asked, question };
}

const looks: readonly Shown[] = [
  { language: 'en', isDark: false, zoom: 1 },
  { language: 'de', isDark: true, zoom: 1 },
  { language: 'de', isDark: false, zoom: 2 },
];
const nameOf = ({ language, isDark, zoom }: Shown) => `${language}, ${isDark ? 'dark' : 'light'}, ${zoom * 100} %`;

async function fits(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

/** Who sees what, and the way to end it, whatever else there is to take back (C7). */
async function standsWhole(page: Page): Promise<void> {
  await fits(page);
  const told = page.locator('button').or(page.locator('main output').first());
  const cutOff = () =>
    told.evaluateAll((parts) =>
      parts.flatMap((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        // Of one that is a picture its words are out of sight on purpose.
        const isPicture = part.querySelector('svg') !== null;
        return isInside && (isPicture || part.scrollWidth <= part.clientWidth + 1) ? [] : [part.textContent];
      }),
    );
  await expect.poll(cutOff, 'what is cut off on the banner').toEqual([]);
}

for (const shown of looks) {
  test(`question and banner can be read and reached: ${nameOf(shown)}`, async ({}, testInfo) => {
    const consent = await open('consent', { width: 520, height: 660 }, shown);
    await expect(consent.page.getByRole('heading')).toBeFocused();
    await fits(consent.page);
    await consent.page.screenshot({ path: testInfo.outputPath('consent.png') });
    await expectAccessible(consent.page, 'a question');
    const strip = await open('banner', { width: 980 * shown.zoom, height: 64 * shown.zoom }, shown);
    await standsWhole(strip.page);
    await strip.page.screenshot({ path: testInfo.outputPath('banner.png') });
    await expectAccessible(strip.page, 'the banner');
    await strip.page.setViewportSize({ width: 640, height: 64 });
    await standsWhole(strip.page);
  });
}

test('a yes by keys alone needs the digits first, and Escape is a no (C5)', async () => {
  const { page, asked, question } = await open('consent', { width: 520, height: 640 }, looks[0]!);
  await expect(page.getByRole('button', { name: 'Yes, let them' })).toBeDisabled();
  await expect(page.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox')).toBeChecked();
  for (const _ of ['Theirs are others', 'No', 'Yes, let them']) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');

  const { id } = question;
  await expect
    .poll(() => asked)
    .toEqual([
      ['consent.answer', { id, answer: 'yes' }],
      ['consent.answer', { id, answer: 'no' }],
    ]);
});

test('each thing that was allowed is taken back by one click, or one key, on the banner (C6)', async () => {
  const { page, asked } = await open('banner', { width: 980, height: 64 }, looks[0]!);
  await page.getByRole('button', { name: 'Take mouse back' }).click();
  await page.getByRole('button', { name: 'Take the clipboard back from Ada Winter' }).focus();
  await page.keyboard.press('Enter');

  const takenBack = (...capabilities: readonly string[]) => ['banner.act', { act: 'take-back', capabilities }];
  await expect.poll(() => asked).toContainEqual(takenBack('control'));
  await expect.poll(() => asked).toContainEqual(takenBack('clipboard-in'));
});
