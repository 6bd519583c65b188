import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page, TestInfo } from '@playwright/test';
import { expect } from '@playwright/test';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { signIn, test } from '../support/desktop-console.ts';
import { signInOverApi } from '../support/hub-session.ts';
import type { Account } from '../support/small-desk.ts';

const fromVera = `From: Vera Example <Vera.Lindqvist@lindenhof.example>
Date: Mon, 23 Nov 2026 08:00:00 +0100
Subject: =?utf-8?Q?Drucker_kl=C3=A4mmt?=
Content-Type: text/html

<style>p { color: red }</style><p>Since <b>Monday</b>,<br>all day &amp; night.</p>
<script>document.title = 'taken over'</script><img src="https://evil.example/seen.png">
`.replaceAll('\n', '\r\n');
const fromStranger = fromVera
  .replace('Vera.Lindqvist@lindenhof', 'stranger@elsewhere')
  .replace(/^Subject.*$/m, 'Subject: Hello');

async function mailFile(testInfo: TestInfo, name: string, text: string): Promise<string> {
  await mkdir(testInfo.outputPath('mails'), { recursive: true });
  const path = testInfo.outputPath('mails', name);
  await writeFile(path, text);
  return path;
}

/** As systems do: a second start, whose arguments the first is told of. */
async function openWith(app: ElectronApplication, argument: string): Promise<void> {
  await app.evaluate(({ app }, given) => app.emit('second-instance', {}, ['deskbell', given], '/', null), argument);
}

/** Drops files on what is in the middle of the screen, or on this element. */
async function dropOn(page: Page, selector: string, name: string, text: string): Promise<void> {
  await page.locator(selector).evaluate(
    (element, [name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: 'message/rfc822' }));
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [name, text] as const,
  );
}

async function signInAtCall(page: Page, { login, password }: Account): Promise<void> {
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Log a call' })).toBeVisible();
}

const summaryOf = (page: Page) => page.getByRole('textbox', { name: 'What is it about?' });
const chipsOf = (page: Page) => page.getByRole('list', { name: 'Files that will be sent along' });

test('a mail that is opened with the console becomes a call of its sender, and goes along as it is', async ({
  console: desktop,
  hub,
  desk,
}, testInfo) => {
  const path = await mailFile(testInfo, 'printer.eml', fromVera);
  const { page } = await desktop.start(`--hub=${hub.origin}`, path);
  await signInAtCall(page, desk.mira);

  await expect(summaryOf(page)).toHaveValue('Drucker klämmt');
  await expect(page.getByRole('textbox', { name: 'Details' })).toHaveValue('Since Monday,\nall day & night.');
  await expect(page.getByRole('region', { name: 'Who is calling?' })).toContainText(desk.vera.name);
  await expect(page.getByRole('radio', { name: 'E-mail' })).toBeChecked();
  await expect(chipsOf(page)).toContainText('printer.eml');
  await expect(page.getByText('Only the desk will see these files.')).toBeVisible();
  await page.getByRole('button', { name: 'Log call' }).click();
  await expect(page.getByText('Read this to the caller')).toBeVisible();
  await page.getByRole('button', { name: 'Open ticket' }).click();
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('printer.eml');

  const tom = await signInOverApi(hub.origin, desk.tom.login, desk.tom.password);
  const asking = { token: tom.opened.token, signal: AbortSignal.timeout(20_000) };
  await expect
    .poll(async () => {
      const lines = [...(await tom.readAll()).values()];
      const [mail] = lines.flatMap((line) => attachmentsIn(Reflect.get(line, 'input')));
      if (mail === undefined) return 'not there';
      const read = await attachmentLink(hub.origin).read(mail.sha256, asking);
      return read.ok ? new TextDecoder().decode(read.value) : read.refusal.code;
    })
    .toBe(fromVera);
  const vera = await signInOverApi(hub.origin, desk.vera.login, desk.vera.password);
  expect(JSON.stringify([...(await vera.readAll()).values()])).not.toContain('printer.eml');
});

test('a mail that is opened while a call is begun waits until that is logged, or is put into it', async ({
  console: desktop,
  hub,
  desk,
}, testInfo) => {
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await page.getByRole('link', { name: 'Log a call' }).click();
  await summaryOf(page).fill('Her mouse is broken');

  await openWith(app, await mailFile(testInfo, 'one.eml', fromVera));
  await expect(page.getByText('“one.eml” waits')).toBeVisible();
  await openWith(app, new URL(`file://${await mailFile(testInfo, 'two.eml', fromStranger)}`).href);
  await expect(summaryOf(page)).toHaveValue('Her mouse is broken');
  await page.getByRole('combobox', { name: 'Who is calling?' }).fill('vera');
  await page.getByRole('option', { name: /vera/i }).first().click();
  await page.getByRole('button', { name: 'Log call' }).click();
  await page.getByRole('button', { name: 'Log another call' }).click();

  await expect(summaryOf(page)).toHaveValue('Drucker klämmt');
  await expect(chipsOf(page).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText('“two.eml” waits')).toBeVisible();

  await test.step('starting over makes room for the next, and can be undone', async () => {
    await page.getByRole('button', { name: 'Put it into this call' }).click();
    await expect(chipsOf(page).getByRole('listitem')).toHaveCount(2);
    await expect(summaryOf(page)).toHaveValue('Drucker klämmt');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(summaryOf(page)).toHaveValue('');
    await expect(chipsOf(page)).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(chipsOf(page).getByRole('listitem')).toHaveCount(2);
    await expect(summaryOf(page)).toHaveValue('Drucker klämmt');
  });
});

test('what is no mail is said in a sentence: a broken one goes along, a link is not followed', async ({
  console: desktop,
  hub,
  desk,
}, testInfo) => {
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);

  await openWith(app, await mailFile(testInfo, 'broken.eml', '\u0000\u0001 not a mail'));
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read as a mail' })).toBeVisible();
  await expect(chipsOf(page)).toContainText('broken.eml');
  await page.getByRole('button', { name: 'Take out broken.eml' }).click();

  const link = testInfo.outputPath('mails', 'link.eml');
  await symlink(join(testInfo.outputPath('mails'), 'broken.eml'), link);
  await openWith(app, link);
  await expect(page.getByRole('alert').filter({ hasText: 'link.eml could not be opened' })).toBeVisible();
  await openWith(app, await mailFile(testInfo, 'notes.txt', fromVera));
  await expect(summaryOf(page)).toHaveValue('');
});

test('a mail that is dropped anywhere on the desk becomes a call; on a ticket it is a file', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const { page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);

  await dropOn(page, 'main', 'hello.eml', fromStranger);
  await expect(summaryOf(page)).toHaveValue('Hello');
  await expect(page.getByRole('combobox', { name: 'Who is calling?' })).toHaveValue('stranger@elsewhere.example');
  await expect(chipsOf(page)).toContainText('hello.eml');
  await page.reload();
  await expect(chipsOf(page)).toContainText('hello.eml');
  await expect(page).toHaveTitle(/Deskbell/);

  await page.getByRole('combobox', { name: 'Who is calling?' }).fill('vera');
  await page.getByRole('option', { name: /vera/i }).first().click();
  await page.getByRole('button', { name: 'Log call' }).click();
  await page.getByRole('button', { name: 'Open ticket' }).click();
  await dropOn(page, 'article textarea', 'more.eml', fromVera);
  await expect(chipsOf(page)).toContainText('more.eml');
  await expect(page.getByRole('article', { name: 'Hello' })).toBeVisible();
});
