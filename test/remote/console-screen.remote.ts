import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { Browser, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { enrolDevice } from '../support/device-session.ts';
import type { HubSession } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openConsole } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import type { SharingDevice } from './sharing-device.ts';
import { startSharing } from './sharing-device.ts';

const shown = {
  kind: 'session.picture',
  state: 'shown',
  monitor: 0,
  width: 1280,
  height: 800,
  mode: 'auto',
  isReduced: false,
  isIdle: false,
  codec: { choice: 'auto', used: 'av1', possible: ['av1', 'vp8', 'h264'] },
} as const satisfies Ctl<'helper'>;
const monitors: Ctl<'helper'> = {
  kind: 'session.monitors',
  monitors: [
    { name: 'DELL U2723', x: 0, y: 0, width: 1280, height: 800, isPrimary: true },
    { name: 'Laptop', x: 1280, y: 0, width: 1280, height: 800, isPrimary: false },
  ],
};

interface Helped {
  readonly mira: Page;
  readonly session: string;
  /** As Mira sees it over the API. */
  readonly hub: HubSession;
  readonly sharing: SharingDevice;
}

/** Mira helps Vera on her ticket; Vera's helper has said yes, and its page is there. */
async function helpVera(
  browser: Browser,
  origin: string,
  desk: SmallDesk,
  openBrowser: () => Promise<Page>,
): Promise<Helped> {
  const device = await enrolDevice(origin, desk.administrator, { person: desk.vera.person, site: desk.site });
  const { incident, session: hub } = await logTicket(origin, desk, { summary: 'The printer does not answer' });
  const mira = await openBrowser();
  await openConsole(mira, origin, desk.mira);
  const { session } = await hub.ask('support.ask', {
    incident: incident.id,
    device: device.device,
    reason: 'To look at the printer',
  });
  await device.issue('support-session.agree', session, {});
  const sharing = await startSharing(browser, origin, device, { session, ticket: incident.id });
  await mira.goto(`${origin}/help/${session}`);
  return { mira, session, hub, sharing };
}

function grants(...live: readonly ('view' | 'control')[]): Ctl<'helper'> {
  return {
    kind: 'session.grants',
    offered: ['view', 'control'],
    live: live.map((capability) => ({ capability, lapsesInMs: 900_000 })),
    asking: null,
  };
}

test('an agent sees the screen of a computer that is shared, and why when they do not (RMT-2, V9, V10, V12, S7)', async ({
  browser,
  desk,
  lines: [line],
  openBrowser,
}) => {
  const { mira, session, hub, sharing } = await helpVera(browser, line.origin, desk, openBrowser);
  const screen = mira.getByRole('region', { name: 'The screen of nb-0142' });

  await test.step('before anything is allowed there is a reason instead of a picture', async () => {
    await expect(screen.getByText('Connected, but nothing is shown yet')).toBeVisible();
    await sharing.ask('say', { kind: 'session.picture', state: 'none', reason: 'picture.not-granted' });
    await sharing.ask('say', grants());
    await expect(screen.getByText(`${desk.vera.name} has not agreed to be seen`)).toBeVisible();
    await screen.getByRole('button', { name: 'Ask to see the screen' }).click();
    await expect.poll(() => sharing.ask('heard')).toContainEqual({ kind: 'session.ask', capability: 'view' });
  });

  await test.step('then the picture comes, in its own pixels', async () => {
    await sharing.ask('say', monitors);
    await sharing.ask('say', grants('view'));
    await sharing.ask('show', true);
    await sharing.ask('say', shown);
    await expect(screen.getByText('You see the screen')).toBeVisible();
    await expect(screen.getByText('The picture is coming')).toBeHidden();
    await expect.poll(() => colourAt(screen.locator('video'), 0.32, 0.6)).toBe('white');
    await screen.getByRole('button', { name: 'One to one' }).click();
    await expect(screen.getByText('100 %')).toBeVisible();
    await screen.getByRole('button', { name: 'Fit to the window' }).click();
  });

  await test.step('and can be pointed at, with no right to touch anything (V13)', async () => {
    await sharing.ask('say', { kind: 'annotation.state', state: 'ready', marks: [] });
    await expect(screen.getByRole('button', { name: 'Laser', exact: true })).toBeEnabled();
    await mira.keyboard.press('Shift+A');
    await expect(screen.getByRole('button', { name: /^Laser on their screen/ })).toBeFocused();
    await mira.keyboard.press('x');
    await mira.keyboard.press('Enter');
    for (const key of ['Shift+ArrowRight', 'ArrowDown', 'Enter']) await mira.keyboard.press(key);
    const box = { kind: 'box', from: { x: 32_768, y: 32_768 }, to: { x: 39_322, y: 33_423 } };
    await expect
      .poll(() => sharing.ask('heard'))
      .toContainEqual({ kind: 'annotation.put', id: 1, monitor: 0, mark: box });
    await mira.keyboard.press('n');
    await mira.keyboard.press('Enter');
    await mira.getByRole('textbox', { name: 'Words beside step 1' }).fill('Click \u202Ehere');
    await expectAccessible(mira, 'the words of a step');
    await mira.keyboard.press('Enter');
    const step = { kind: 'step', at: { x: 32_768, y: 32_768 }, number: 1, text: 'Click here' };
    await expect
      .poll(() => sharing.ask('heard'))
      .toContainEqual({ kind: 'annotation.put', id: 2, monitor: 0, mark: step });
    await mira.keyboard.press('Control+z');
    await expect.poll(() => sharing.ask('heard')).toContainEqual({ kind: 'annotation.remove', id: 2 });
    await sharing.ask('say', { kind: 'annotation.state', state: 'hidden', marks: [] });
    await expect(screen.getByText(`${desk.vera.name} has hidden your marks.`)).toBeVisible();
    await mira.keyboard.press('Escape');
    await expect(screen.getByRole('button', { name: 'Laser', exact: true })).toHaveAttribute('aria-pressed', 'false');
    await sharing.ask('say', { kind: 'annotation.state', state: 'unavailable', reason: 'annotation.wayland' });
    await expect(screen.getByRole('button', { name: /Wayland/ })).toBeDisabled();
  });

  await test.step('another monitor and another quality are asked for', async () => {
    await screen.getByRole('combobox', { name: 'Monitor' }).selectOption('2: Laptop');
    await expect.poll(() => sharing.ask('heard')).toContainEqual({ kind: 'session.show', monitor: 1, mode: 'auto' });
    await sharing.ask('say', { ...shown, monitor: 1 });
    await screen.getByRole('combobox', { name: 'Monitor' }).selectOption('1: DELL U2723');
    await expect.poll(() => sharing.ask('heard')).toContainEqual({ kind: 'session.show', monitor: 0, mode: 'auto' });
    await sharing.ask('say', shown);
  });

  await test.step('both ends have the same digits, and control is barred until they are compared', async () => {
    await expect(screen.getByRole('button', { name: 'Compare the digits first' })).toBeDisabled();
    await expect.poll(() => sharing.ask('trust')).toMatchObject({ state: 'comparing' });
    const there = await sharing.ask('trust');
    const code = there.state === 'comparing' ? there.code : '';
    await expect(screen.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();
    await screen.getByRole('button', { name: 'Frame rate and delay' }).click();
    const figures = screen.getByRole('region', { name: 'Frame rate and delay' });
    await expect(figures).toContainText('Direct');
    await expect(figures).toContainText(/Display\d/);
    await expect(figures).toContainText('Not counted: the wait for the next capture there');
    await figures.getByRole('combobox', { name: 'Codec' }).selectOption('H.264');
    const byAnother = { kind: 'session.show', monitor: 0, mode: 'auto', codec: 'h264' };
    await expect.poll(() => sharing.ask('heard')).toContainEqual(byAnother);
    await sharing.ask('say', { ...shown, isThin: true, codec: { ...shown.codec, choice: 'h264', used: 'h264' } });
    await expect(figures.getByRole('combobox', { name: 'Codec' })).toHaveValue('h264');
    await expect(screen.getByText('Thin line: few frames a second')).toBeVisible();
    await expectAccessible(mira, 'the session before digits are compared');
    await screen.getByRole('button', { name: 'Close' }).click();
    await screen.getByRole('button', { name: 'They are the same' }).click();
    await expect(screen.getByText('Verified by digits')).toBeVisible();
    await expectAccessible(mira, 'the session with a picture');
    await screen.getByRole('button', { name: 'Ask for mouse and keyboard' }).click();
    await expect.poll(() => sharing.ask('heard')).toContainEqual({ kind: 'session.ask', capability: 'control' });
  });

  await test.step('with control a hand on the picture is a hand over there', async () => {
    await sharing.ask('say', grants('view', 'control'));
    await sharing.ask('say', { kind: 'input.state', state: 'ready' });
    await expect(screen.getByText('You have mouse and keyboard')).toBeVisible();
    // In its middle, wherever that is by then.
    await screen.locator('video').click();
    await mira.keyboard.press('k');
    await expect(screen.getByText('Your keys go to nb-0142')).toBeVisible();
    await expectAccessible(mira, 'the session with mouse and keyboard');
    await expect
      .poll(async () => (await sharing.ask('heard')).flatMap((one) => (one.kind === 'input.key' ? [one.text] : [])))
      .toEqual(['k', 'k']);
    const clicks = (await sharing.ask('heard')).filter((one) => one.kind === 'input.button');
    expect(clicks.map(({ isDown }) => isDown)).toEqual([true, false]);
    expect(clicks[0]?.x).toBeGreaterThan(32_000);
    expect(clicks[0]?.x).toBeLessThan(33_500);
  });

  await test.step('a helper that says what none says is an alarm, and the end (S17)', async () => {
    await sharing.ask('sayNonsense');
    await expect(mira.getByText('the other side did what an honest program does not')).toBeVisible();
    await expect(
      mira.getByText('Alarm: something came in the safety check that no Deskbell sends.').first(),
    ).toBeVisible();
    await expect
      .poll(async () => (await hub.readAll()).get(session))
      .toMatchObject({ endReason: 'alarm', heads: [{ by: desk.mira.agent, seq: 3 }] });
    await expectAccessible(mira, 'a session that has ended');
  });
  await sharing.stop();
});

/** What is drawn at a place of the picture, 0 to 1 each way. */
async function colourAt(video: ReturnType<Page['locator']>, x: number, y: number): Promise<string> {
  const bright = await video.evaluate(
    (element: HTMLVideoElement, place) => {
      const canvas = new OffscreenCanvas(element.videoWidth, element.videoHeight);
      const pen = canvas.getContext('2d');
      pen?.drawImage(element, 0, 0);
      const pixel = pen?.getImageData(place.x * canvas.width, place.y * canvas.height, 1, 1).data;
      return pixel === undefined ? 0 : Math.min(pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0);
    },
    { x, y },
  );
  return bright > 240 ? 'white' : `not white but ${bright}`;
}
