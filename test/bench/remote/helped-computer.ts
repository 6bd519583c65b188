import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect } from '@playwright/test';
import { enrol, offerCode } from '../../support/desktop-helper.ts';
import { agree, answered } from '../../support/agent-hands.ts';
import { windowOf } from '../../support/helped-computer.ts';
import { aTicketOfVeras } from '../../support/helper-acts.ts';
import { openConsole } from '../../support/sign-in.ts';
import type { SmallDesk } from '../../support/small-desk.ts';
import { builtApp, isOnStandin } from '../timed-apps.ts';
import { environment } from './agent-browser.ts';

const PATIENCE_MS = 30_000;

/** The helper as people have it, on a display of its own, known to the desk as Vera's. */
export interface HelpedComputer {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly processId: number;
  close(): Promise<void>;
}

export async function startHelpedComputer(display: string, origin: string, desk: SmallDesk): Promise<HelpedComputer> {
  const home = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-bench-home-'));
  if (isOnStandin)
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= fileURLToPath(new URL('../../electron-standin', import.meta.url));
  const app = await _electron.launch({
    // Benches may run as root, which the helper refuses unless it is told so plainly.
    args: [`--user-data-dir=${join(home, 'profile')}`, '--no-sandbox', builtApp('helper')],
    env: {
      ...environment(),
      DISPLAY: display,
      HOME: home,
      XDG_CONFIG_HOME: '',
      DESKBELL_HELPER_DATA: join(home, 'data'),
      ELECTRON_STANDIN_HEADLESS: '',
      LANG: 'en_GB.UTF-8',
    },
  });
  const page = await app.firstWindow();
  await enrol(page, origin, await offerCode(desk.administrator, desk.vera.person));
  const { pid = 0 } = app.process();
  return { app, page, processId: pid, close: () => app.close() };
}

export interface Helped {
  readonly session: string;
  /** From the person's yes to the first frame in the agent's page. */
  readonly firstPictureMs: number;
}

/** From the code that is read out to mouse and keyboard in the agent's hands; ends with the picture one to one. */
export async function help(
  { app, page }: HelpedComputer,
  agent: Page,
  origin: string,
  desk: SmallDesk,
): Promise<Helped> {
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
  await expect(agent.getByText(`${desk.vera.name} has not agreed to be seen`)).toBeVisible({ timeout: PATIENCE_MS });
  const yes = toView.getByRole('button', { name: 'Yes, show my screen' });
  await expect(yes).toBeEnabled();
  const picture = agent.evaluate(firstFrame);
  const agreedAtMs = performance.now();
  const agreeing = answered(toView, yes.click());
  await picture;
  const firstPictureMs = performance.now() - agreedAtMs;
  await agreeing;
  await expect(agent.getByText('You see the screen')).toBeVisible({ timeout: PATIENCE_MS });
  await agent.getByRole('button', { name: 'They are the same' }).click();
  await agent.getByRole('button', { name: 'Ask for mouse and keyboard' }).click();
  await agree(app, 'Yes, let them', true);
  await expect(agent.getByText('You have mouse and keyboard')).toBeVisible({ timeout: PATIENCE_MS });
  await agent.getByRole('button', { name: 'One to one' }).click();
  return { session, firstPictureMs };
}

/** Resolves with the first frame of a picture that is still to come. Runs in the page. */
async function firstFrame(): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      const video = document.querySelector('video');
      if (video !== null && video.videoWidth > 0 && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}
