import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { XHand } from '../input/x-hand.ts';
import type { DesktopHelper } from './desktop-helper.ts';
import { SCREEN, windowOf } from './helped-computer.ts';
import { aTicketOfVeras } from './helper-acts.ts';
import { openConsole } from './sign-in.ts';
import type { SmallDesk } from './small-desk.ts';

/** An answer takes its window away, at times before the click is over. The next question is another window. */
export async function answered(question: Page, act: Promise<void>): Promise<void> {
  await act.catch(() => undefined);
  await expect.poll(() => question.isClosed()).toBe(true);
}

/** The person answers the question that is asked, or is about to be. @param yes What stands on the button. */
export async function agree(app: ElectronApplication, yes: string, withDigits = false): Promise<void> {
  const question = await windowOf(app, 'consent');
  if (withDigits) await question.getByRole('checkbox', { name: 'They have read out the same digits' }).check();
  await answered(question, question.getByRole('button', { name: yes }).click());
}

interface Helped {
  readonly app: ElectronApplication;
  readonly banner: Page;
  readonly session: string;
}

/** From the code that is read out to mouse and keyboard in the agent's hands. */
export async function giveControl(
  helper: DesktopHelper,
  agent: Page,
  desk: SmallDesk,
  origin: string,
): Promise<Helped> {
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
  const toView = await windowOf(app, 'consent');
  await openConsole(agent, origin, { login: 'ada', password: 'correct horse battery' });
  await agent.goto(`${origin}/help/${session}`);
  await answered(toView, toView.getByRole('button', { name: 'Yes, show my screen' }).click());
  await expect(agent.getByText('You see the screen')).toBeVisible();
  await agent.getByRole('button', { name: 'They are the same' }).click();
  await askAgain(agent);

  const toControl = await windowOf(app, 'consent');
  await expect(
    toControl.getByRole('heading', { name: 'Ada Winter wants to use your mouse and keyboard' }),
  ).toBeVisible();
  const yes = toControl.getByRole('button', { name: 'Yes, let them' });
  await expect(yes).toBeDisabled();
  await toControl.getByRole('checkbox', { name: 'They have read out the same digits' }).check();
  await answered(toControl, yes.click());
  await expect(agent.getByText('You have mouse and keyboard')).toBeVisible();
  await expect(agent.getByText('Click the screen to type there.')).toBeVisible();
  const banner = await windowOf(app, 'banner');
  await expect(banner.getByText('Ada Winter uses your mouse and keyboard')).toBeVisible();
  return { app, banner, session };
}

const askAgain = (agent: Page) => agent.getByRole('button', { name: 'Ask for mouse and keyboard' }).click();

/** Clicks where a point of the shown screen is in the agent's window. */
export async function clickThere(agent: Page, x: number, y: number): Promise<void> {
  const box = await agent.locator('video').evaluate((video: HTMLVideoElement) => {
    const { x: left, y: top, width, height } = video.getBoundingClientRect();
    return { left, top, width, height, shown: { width: video.videoWidth, height: video.videoHeight } };
  });
  const scale = Math.min(box.width / box.shown.width, box.height / box.shown.height);
  const left = box.left + (box.width - box.shown.width * scale) / 2;
  const top = box.top + (box.height - box.shown.height * scale) / 2;
  const part = box.shown.width / SCREEN.width;
  await agent.mouse.click(left + x * part * scale, top + y * part * scale);
}

/** A terminal is there, and nobody else's hand is on the keys any more, when what is typed into it from now on arrives. */
export async function typeInto(
  agent: Page,
  read: () => Promise<string>,
  x: number,
  y: number,
  text: string,
): Promise<void> {
  const before = (await read()).length;
  await expect
    .poll(async () => {
      await clickThere(agent, x, y);
      await agent.keyboard.press('Enter');
      return (await read()).length;
    })
    .toBeGreaterThan(before);
  await agent.keyboard.type(text);
  await agent.keyboard.press('Enter');
  await expect.poll(read).toContain(`${text}\n`);
}

export async function downOn({ server }: XHand): Promise<readonly number[]> {
  const { keycodes, buttons } = await server.readDown();
  return [...keycodes, ...buttons];
}
