import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { keyNeeded } from '#platform/browser/recording/open-recording.ts';
import { RECORDING_MEDIA_TYPE } from '#platform/browser/recording/recording-file.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { agree, answered } from '../support/agent-hands.ts';
import { test, windowOf } from '../support/helped-computer.ts';
import { aTicketOfVeras } from '../support/helper-acts.ts';
import { openConsole } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';

/** The person says yes; the answer takes its window away, at times before the click is over. */
/** As an administrator does it, who writes the passphrase down. */
async function makeKey(agent: Page, origin: string): Promise<string> {
  await agent.goto(`${origin}/settings`);
  await agent.getByRole('button', { name: 'Make a key' }).click();
  const dialog = agent.getByRole('dialog', { name: 'A new key for recordings' });
  const passphrase = await dialog.getByRole('textbox', { name: 'Passphrase' }).inputValue();
  await expect(dialog.getByRole('button', { name: 'Make the key' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: /^I have written it down/ }).check();
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  await expect(agent.getByText(/^Recorded with key /)).toBeVisible();
  await expectAccessible(agent, 'the key for recordings in the settings');
  return passphrase;
}

const filesOf = async ({ administrator }: SmallDesk) =>
  [...(await administrator.readAll()).values()]
    .flatMap((record) => ('input' in record ? attachmentsIn(record.input) : []))
    .filter(({ mediaType }) => mediaType === RECORDING_MEDIA_TYPE);

/** Each second stands there for a second: who looks now and then may not see it. @param seconds Fewer than ten. */
const recordedFor = (seconds: number) => new RegExp(`^Recording (?!0:0[0-${seconds - 1}])\\d+:\\d\\d$`);

/** The film of the dialog: its length, and what is shown after a jump to its middle. */
const jumpInto = (agent: Page) =>
  agent
    .getByRole('dialog')
    .locator('video')
    .evaluate(async (video: HTMLVideoElement) => {
      video.pause();
      const jumped = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
      video.currentTime = video.duration / 2;
      await jumped;
      const { duration, currentTime, videoWidth, videoHeight } = video;
      return { duration, isAtMiddle: Math.abs(currentTime - duration / 2) < 0.2, size: [videoWidth, videoHeight] };
    });

/** Changes one byte of each file that this browser keeps. */
const alterFiles = (agent: Page) =>
  agent.evaluate(async () => {
    const answered = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve) => request.addEventListener('success', () => resolve(request.result)));
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      if (!database.objectStoreNames.contains('files')) continue;
      const files = database.transaction('files', 'readwrite').objectStore('files');
      const keys = await answered(files.getAllKeys());
      for (const key of keys) {
        const bytes = (await answered(files.get(key))) as Uint8Array;
        bytes[bytes.length - 1]! ^= 1;
        await answered(files.put(bytes, key));
      }
    }
  });

test(
  'what an agent sees is recorded after a yes, for the organisation alone, until anybody ends it (W7)',
  { tag: '@display' },
  async ({ helper, agent, desk, hub }) => {
    test.slow();
    const { app, page } = await helper.startEnrolled();
    await page.getByRole('link', { name: /^Get help now/ }).click();
    await page.getByRole('button', { name: 'Get a code' }).click();
    const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
    await expect(code).toBeVisible();
    const incident = await aTicketOfVeras(desk);
    const joined = { code: (await code.textContent()) ?? '', incident };
    const { session } = await desk.administrator.ask('support.join', joined);
    await openConsole(agent, hub.origin, { login: 'ada', password: 'correct horse battery' });
    const ask = agent.getByRole('button', { name: 'Ask to record what you see' });
    const toView = await windowOf(app, 'consent');
    await agent.goto(`${hub.origin}/help/${session}`);
    await expect(agent.getByText(`${desk.vera.name} has not agreed to be seen`)).toBeVisible();
    await answered(toView, toView.getByRole('button', { name: 'Yes, show my screen' }).click());
    await expect(agent.getByText('You see the screen')).toBeVisible();
    const banner = await windowOf(app, 'banner');

    const passphrase = await test.step('without a key of the organisation nobody can ask to record', async () => {
      await expect(ask).toHaveCount(0);
      return await makeKey(agent, hub.origin);
    });

    await test.step('the person is asked, and reads “recording” for as long as it goes on', async () => {
      await agent.goto(`${hub.origin}/help/${session}`);
      await agent.getByRole('button', { name: 'Ask to see the screen' }).click();
      await agree(app, 'Yes, show my screen');
      await agent.getByRole('button', { name: 'They are the same' }).click();
      await expect(banner.getByText('Recording')).toHaveCount(0);
      await ask.click();
      await agree(app, 'Yes, they may record', true);
      await expect(banner.getByText('Recording', { exact: true })).toBeVisible();
      await expect(agent.getByText(recordedFor(3))).toBeVisible();
    });

    await test.step('while the screen is hidden nothing is recorded', async () => {
      await banner.getByRole('button', { name: 'Pause' }).click();
      await expect(agent.getByText('Recording paused')).toBeVisible();
      await expect(banner.getByText('Recording paused')).toBeVisible();
      await banner.getByRole('button', { name: 'Go on' }).click();
      await expect(agent.getByText('Recording paused')).toHaveCount(0);
    });

    await test.step('ended by the agent, it lies on the ticket, and nobody at the hub can read it', async () => {
      await agent.getByRole('button', { name: 'Stop recording' }).click();
      await expect(banner.getByText('Recording')).toHaveCount(0);
      await expect(agent.getByText('The recording is on the ticket.')).toBeVisible();
      await expect.poll(async () => (await filesOf(desk)).length).toBe(1);
      const [file] = await filesOf(desk);
      const { token } = desk.administrator.opened;
      const link = attachmentLink(hub.origin);
      const read = () => link.read(file!.sha256, { token, signal: AbortSignal.timeout(10_000) });
      await expect.poll(async () => (await read()).ok).toBe(true);
      const outcome = await read();
      const bytes = outcome.ok ? outcome.value : new Uint8Array();
      expect(keyNeeded(bytes)).toMatch(/^[0-9a-f]{64}$/);
      expect(Buffer.from(bytes).includes('webm')).toBe(false);
      expect(Buffer.from(bytes).includes(session)).toBe(false);
    });

    await test.step('it plays from any moment with the passphrase, which is asked for once', async () => {
      await agent.getByRole('tab', { name: 'What happened' }).click();
      const play = agent.getByRole('button', { name: /^Play the recording of/ });
      const dialog = agent.getByRole('dialog', { name: 'Recording' });
      const field = dialog.getByRole('textbox', { name: /^Passphrase of key/ });
      await play.click();
      await field.fill('a passphrase that somebody made up');
      await field.press('Enter');
      await expect(dialog.getByText('That is not the passphrase of this key.', { exact: false })).toBeVisible();
      await expectAccessible(agent, 'the question for the passphrase of a recording');
      await field.fill(passphrase);
      await field.press('Enter');
      await expect(dialog.locator('video')).toHaveJSProperty('readyState', 4);
      const film = await jumpInto(agent);
      expect(film).toMatchObject({ isAtMiddle: true, size: [1_280, 800] });
      expect(film.duration).toBeGreaterThan(2);
      await agent.keyboard.press('Escape');
      await play.click();
      await expect(dialog.locator('video')).toHaveJSProperty('readyState', 4);
      await agent.keyboard.press('Escape');
      await alterFiles(agent);
      await play.click();
      await expect(dialog.getByText('This recording was changed, or is not whole.', { exact: false })).toBeVisible();
      await agent.keyboard.press('Escape');
    });

    await test.step('of a console that ends in the middle, what there was comes to the ticket at its next start', async () => {
      await ask.click();
      await agree(app, 'Yes, they may record');
      await expect(agent.getByText(recordedFor(2))).toBeVisible();
      await agent.reload();
      // It is the same console, proved by its key, and goes on with what it was granted.
      await expect(agent.getByText('You see the screen')).toBeVisible();
      await expect(agent.getByText(/^Recording \d+:\d\d$/)).toBeVisible();
      await agent.getByRole('tab', { name: 'What happened' }).click();
      await expect(agent.getByText('It was cut short.', { exact: false })).toBeVisible();
      await expect.poll(async () => (await filesOf(desk)).length).toBe(2);
    });

    await test.step('the person ends it by one click, and the agent goes on looking', async () => {
      await banner.getByRole('button', { name: 'Stop recording' }).click();
      await expect(agent.getByText(`${desk.vera.name} took it back.`)).toBeVisible();
      await expect(agent.getByText('The recording is on the ticket.')).toBeVisible();
      await expect(agent.getByText('You see the screen')).toBeVisible();
      await ask.click();
      await expect(agent.getByText(`${desk.vera.name} has only just said no.`, { exact: false })).toBeVisible();
    });
  },
);
