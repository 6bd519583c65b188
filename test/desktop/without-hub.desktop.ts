import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect } from '@playwright/test';
import { supportSessionSchema } from '#domain/remote-support/support-session.record.ts';
import { sessionCommand } from '../../hub/remote-support/session-command.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { answered } from '../support/agent-hands.ts';
import { consoleFolder, environment, signIn } from '../support/desktop-console.ts';
import { linesOf } from '../support/helper-acts.ts';
import { test as helpedTest, windowOf } from '../support/helped-computer.ts';

interface ConsoleApp {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** The console as an app beside the helper, over the same line to the hub. */
const test = helpedTest.extend<{ readonly consoleApp: ConsoleApp }>({
  consoleApp: async ({ line, desk }, use) => {
    const profile = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-profile-'));
    const app = await _electron.launch({
      args: [
        `--user-data-dir=${profile}`,
        `--hub=${line.origin}`,
        '--allow-loopback-in-peer-connection',
        consoleFolder,
      ],
      env: { ...environment(), LANG: 'en_GB.UTF-8' },
    });
    const page = await app.firstWindow();
    await signIn(page, desk.mira);
    await use({ app, page });
    await app.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  },
});

/** What the person reads out: the address that answers, and the digits. */
async function readOut(page: Page): Promise<{ readonly address: string; readonly code: string }> {
  await page.getByRole('button', { name: 'Get address and code' }).click();
  const address = page.getByRole('status').filter({ hasText: /^\d+\.\d+\.\d+\.\d+:\d+$/ });
  const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
  await expect(code).toBeVisible();
  return { address: (await address.first().textContent()) ?? '', code: (await code.textContent()) ?? '' };
}

async function find(page: Page, { address, code }: { readonly address: string; readonly code: string }): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Their address' }).fill(address);
  await dialog.getByRole('textbox', { name: 'Their code' }).fill(code);
  await dialog.getByRole('button', { name: 'Continue' }).click();
}

test(
  'where no hub is, an address and digits lead to a picture and a mark, and the ticket has both records later (S10, RMT-1)',
  { tag: '@display' },
  async ({ helper, consoleApp, desk, hub, line }) => {
    const { app, page } = await helper.startEnrolled();
    const { app: desktop, page: agent } = consoleApp;
    await page.getByRole('link', { name: /^Get help now/ }).click();
    await page.getByRole('link', { name: 'Without the network of the help desk' }).click();
    // The hub tells the key of its desk in the first round; after that it may be away.
    await expect(async () => {
      const first = await readOut(page);
      expect(first.code).toMatch(/^\d/);
      await page.getByRole('button', { name: 'Cancel' }).click();
    }).toPass();
    line.cut();

    await agent.keyboard.press('Control+k');
    await agent.keyboard.type('Help by code');
    await agent.keyboard.press('Enter');
    await agent.getByRole('dialog').getByRole('button', { name: 'Without the hub …' }).click();

    await test.step('five wrong codes burn an offer, and the person is told (S2)', async () => {
      const { address, code } = await readOut(page);
      await expectAccessible(page, 'an address and digits to read out');
      const wrong = code.startsWith('1') ? `2${code.slice(1)}` : `1${code.slice(1)}`;
      for (let guess = 1; guess <= 5; guess += 1) {
        await find(agent, { address, code: wrong });
        await expect(agent.getByText('This is not their code')).toBeVisible();
      }
      await expect(page.getByText('Too many wrong codes were tried')).toBeVisible();
      await find(agent, { address, code });
      await expect(agent.getByText('Nobody answers at this address')).toBeVisible();
    });

    const window = await test.step('the right one leads to a new ticket, with a number of its own', async () => {
      await find(agent, await readOut(page));
      await agent.getByRole('textbox', { name: 'In a few words' }).fill('The projector stays dark');
      await expect(page.getByText('They have the right digits')).toBeVisible();
      const [opened] = await Promise.all([
        desktop.waitForEvent('window'),
        agent.getByRole('button', { name: 'Start helping' }).click(),
      ]);
      return opened;
    });

    await test.step('nothing is seen before both have compared six digits', async () => {
      const question = await windowOf(app, 'consent');
      await expect(question.getByRole('heading', { name: `${desk.mira.name} wants to see your screen` })).toBeVisible();
      const digits = window.getByRole('status', { name: /^Your digits/ });
      await expect(digits).toBeVisible();
      await expect(question.getByText((await digits.textContent()) ?? 'no digits')).toBeVisible();
      await expect(window.getByRole('button', { name: 'Not now' })).toHaveCount(0);
      const yes = question.getByRole('button', { name: 'Yes, show my screen' });
      await expect(yes).toBeDisabled();
      await question.getByRole('checkbox', { name: 'They have read out the same digits' }).check();
      await answered(question, yes.click());
      await expect(window.getByText('Compare the digits first').first()).toBeVisible();
      await expect(window.locator('video')).toHaveAttribute('data-state', 'hidden');
      await window.getByRole('button', { name: 'They are the same' }).click();
    });
    await expect(window.getByText('You see the screen')).toBeVisible();
    await expect
      .poll(() => window.locator('video').evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight]))
      .toEqual([1_280, 800]);

    await test.step('what the agent points at is drawn there', async () => {
      await window.getByRole('button', { name: 'Arrow' }).click();
      const box = (await window.locator('video').boundingBox())!;
      await window.mouse.move(box.x + box.width / 3, box.y + box.height / 3);
      await window.mouse.down();
      await window.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      await window.mouse.up();
      await expect((await windowOf(app, 'banner')).getByRole('button', { name: 'Hide marks' })).toBeVisible();
    });

    const banner = await windowOf(app, 'banner');
    await banner.getByRole('button', { name: 'End' }).click();
    await window.getByRole('button', { name: 'End the session' }).click();
    await expect(window.getByText('Ended by the desk')).toBeVisible();

    line.restore();
    await agent.evaluate(() => globalThis.dispatchEvent(new Event('online')));
    await page.getByRole('button', { name: 'Try now' }).click();
    const session = new URL(window.url()).pathname.split('/').at(-1)!;
    const inStore = async () =>
      supportSessionSchema.optional().parse((await desk.administrator.readAll()).get(session));
    const writers = async () => new Set((await inStore())?.heads.map(({ by }) => by));
    await expect.poll(writers, { timeout: 30_000 }).toEqual(new Set(['user', desk.mira.agent]));
    const isEnded = { origin: 'lan', state: 'ended', endedBy: expect.stringMatching(/user|agent/) };
    await expect.poll(inStore).toMatchObject(isEnded);
    const ticket = async () => (await desk.administrator.readAll()).get((await inStore())?.incident ?? '');
    await expect.poll(ticket).toMatchObject({ summary: 'The projector stays dark' });
    const meetings = async () => (await linesOf(desk, session)).filter(({ name }) => name === 'support-session.met');
    await expect.poll(meetings).toHaveLength(1);
    const settings = { databaseUrl: null, dataFolder: hub.dataFolder };
    await expect.poll(() => sessionCommand(settings, ['verify', session])).toContain('is as it was written');
  },
);
