import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { agree } from '../support/agent-hands.ts';
import { test, windowOf } from '../support/helped-computer.ts';
import { aTicketOfVeras } from '../support/helper-acts.ts';
import { openConsole } from '../support/sign-in.ts';

/** The person says yes; the answer takes its window away, at times before the click is over. */
/** What Ctrl+V gives in another program of that screen: Chromium has its own way to the clipboard. */
async function pasteInto(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.id = 'other-program';
    field.focus();
  });
  await page.keyboard.press('Control+V');
  const value = () => page.locator('#other-program').inputValue();
  await expect.poll(value).not.toBe('');
  return await value();
}

async function copyIn(page: Page, text: string): Promise<void> {
  await page.locator('#other-program').fill(text);
  await page.locator('#other-program').selectText();
  await page.keyboard.press('Control+C');
}

/** Says something else on the line than the page would, at its next question for mouse and keyboard. */
function forgeNextQuestion(message: string): void {
  const send = Reflect.get(RTCDataChannel.prototype, 'send') as (this: RTCDataChannel, data: unknown) => void;
  RTCDataChannel.prototype.send = function forged(this: RTCDataChannel, data: unknown): void {
    const isIt = typeof data === 'string' && data.includes('"session.ask"') && data.includes('"control"');
    send.call(this, isIt ? `${data.slice(0, data.indexOf(':'))}:${message}` : data);
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test(
  'text and files go each way once it is allowed, and what nobody granted ends the session (W1, W2, W3, W4, S17)',
  { tag: '@display' },
  async ({ helper, agent, desk, hub }) => {
    test.slow();
    const { app, page } = await helper.startEnrolled();
    await page.getByRole('link', { name: /^Get help now/ }).click();
    await page.getByRole('button', { name: 'Get a code' }).click();
    const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
    await expect(code).toBeVisible();
    const incident = await aTicketOfVeras(desk);
    const { session } = await desk.administrator.ask('support.join', {
      code: (await code.textContent()) ?? '',
      incident,
    });
    await openConsole(agent, hub.origin, { login: 'ada', password: 'correct horse battery' });
    await agent.goto(`${hub.origin}/help/${session}`);
    await agree(app, 'Yes, show my screen');
    await expect(agent.getByText('You see the screen')).toBeVisible();
    await agent.getByRole('button', { name: 'They are the same' }).click();
    await agent.getByRole('tab', { name: 'Text and files' }).click();
    const banner = await windowOf(app, 'banner');

    await test.step('text goes into the clipboard of the computer', async () => {
      await agent.getByRole('button', { name: /^Ask to put text into the clipboard/ }).click();
      await agree(app, 'Yes, let them', true);
      await agent.getByRole('textbox', { name: /^Text for/ }).fill('ipconfig /flushdns');
      await agent.getByRole('button', { name: 'Put it there' }).click();
      await expect(agent.getByText(/^It is in the clipboard of/)).toBeVisible();
      expect(await pasteInto(page)).toBe('ipconfig /flushdns');
      await expect(banner.getByText(/put 18 characters into your clipboard/)).toBeVisible();
    });

    await test.step('text comes from it when it is fetched, and a secret never', async () => {
      await copyIn(page, 'Serial 4711-0815');
      await agent.getByRole('button', { name: /^Ask to read the clipboard/ }).click();
      await agree(app, 'Yes, let them read it');
      await agent.getByRole('button', { name: 'Fetch the text' }).click();
      await expect(agent.getByRole('textbox', { name: /has copied last$/ })).toHaveValue('Serial 4711-0815');
      await app.evaluate(({ clipboard, ClipboardItem }) =>
        clipboard.write([
          new ClipboardItem({
            'text/plain': 'hunter2',
            'electron application/osclipboard;format="x-kde-passwordManagerHint"': new Blob(['secret']),
          }),
        ]),
      );
      await agent.getByRole('button', { name: 'Fetch the text' }).click();
      await expect(agent.getByText('It holds a password or another secret, which is never sent.')).toBeVisible();
    });

    const driver = Buffer.alloc(300_000, 'a driver ');
    await test.step('a file goes to the computer, into a folder of its own, with the same hash on both sides', async () => {
      await agent.getByRole('button', { name: /^Ask to send files/ }).click();
      await agree(app, 'Yes, take them');
      await agent
        .getByLabel(/^Send files/)
        .and(agent.locator('input'))
        .setInputFiles({ name: 'driver.zip', mimeType: 'application/zip', buffer: driver });
      const row = agent.getByRole('listitem').filter({ hasText: 'driver.zip' });
      await expect(row.getByText('Arrived, unaltered')).toBeVisible();
      await expect(row.getByText(`SHA-256 ${hashOf(driver)}`)).toBeVisible();
      await expect(page.getByText(hashOf(driver))).toBeVisible();
      const folder = join(helper.home, 'Downloads', 'Deskbell');
      expect(await readdir(folder)).toEqual(['driver.zip']);
      expect(hashOf(await readFile(join(folder, 'driver.zip')))).toBe(hashOf(driver));
      await page.getByRole('button', { name: 'Show driver.zip in its folder' }).click();
    });

    await test.step('a file comes from the computer, which the person chose', async () => {
      const chosen = join(helper.home, 'report.log');
      const report = Buffer.alloc(200_000, 'a line of a log\n');
      await mkdir(helper.home, { recursive: true });
      await writeFile(chosen, report);
      await app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
      }, chosen);
      await agent.getByRole('button', { name: /to give you files$/ }).click();
      await agree(app, 'Yes, I will choose');
      await agent.getByRole('button', { name: /choose files$/ }).click();
      const row = agent.getByRole('listitem').filter({ hasText: 'report.log' });
      await expect(row.getByText(`SHA-256 ${hashOf(report)}`)).toBeVisible();
      const download = agent.waitForEvent('download');
      await row.getByRole('button', { name: 'Save' }).click();
      expect(hashOf(await readFile(await (await download).path()))).toBe(hashOf(report));
      await row.getByRole('button', { name: 'Put it on the ticket' }).click();
      await expect(row.getByRole('button', { name: 'On the ticket', exact: true })).toBeVisible();
      await expectAccessible(agent, 'text and files beside the picture');
    });

    await test.step('all of it stands in the record, and no text of it', async () => {
      await agent.getByRole('tab', { name: 'What happened' }).click();
      await expect(agent.getByText('Text put into the clipboard there: 18 characters.')).toBeVisible();
      await expect(agent.getByText(/driver\.zip/)).toBeVisible();
      await expect(agent.getByText(/report\.log/)).toBeVisible();
      await expect(agent.getByText('flushdns')).toHaveCount(0);
    });

    await test.step('what nobody has granted ends the session with an alarm', async () => {
      await agent.evaluate(forgeNextQuestion, JSON.stringify({ kind: 'input.text', sequence: 1, text: 'rm' }));
      await agent.getByRole('button', { name: 'Ask for mouse and keyboard' }).click();
      await expect(agent.getByText('the other side did what an honest program does not')).toBeVisible();
      await expect(agent.getByText('Alarm: one side tried what the person had not allowed.').first()).toBeVisible();
    });
  },
);
