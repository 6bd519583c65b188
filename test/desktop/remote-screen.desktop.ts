import { expect } from '@playwright/test';
import { answered } from '../support/agent-hands.ts';
import { test, windowOf } from '../support/helped-computer.ts';
import { aTicketOfVeras } from '../support/helper-acts.ts';
import { openConsole } from '../support/sign-in.ts';

test(
  'an agent in a browser sees the screen of a helper after a yes, and knows it again by its key (RMT-2, S3, S7)',
  { tag: '@display' },
  async ({ helper, agent, desk, hub }) => {
    const { app, page } = await helper.startEnrolled();
    await page.getByRole('link', { name: /^Get help now/ }).click();
    await page.getByRole('button', { name: 'Get a code' }).click();
    const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
    await expect(code).toBeVisible();
    const incident = await aTicketOfVeras(desk);
    const joined = { code: (await code.textContent()) ?? '', incident };
    const { session } = await desk.administrator.ask('support.join', joined);
    const question = await windowOf(app, 'consent');
    await openConsole(agent, hub.origin, { login: 'ada', password: 'correct horse battery' });
    await agent.goto(`${hub.origin}/help/${session}`);
    await expect(agent.getByText(`${desk.vera.name} has not agreed to be seen`)).toBeVisible();

    await answered(question, question.getByRole('button', { name: 'Yes, show my screen' }).click());
    await expect(agent.getByText('You see the screen')).toBeVisible();
    await expect
      .poll(() => agent.locator('video').evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight]))
      .toEqual([1_280, 800]);
    await agent.getByRole('button', { name: 'They are the same' }).click();
    await expect(agent.getByText('Verified by digits')).toBeVisible();

    await agent.reload();
    await expect(agent.getByText('Verified by its key')).toBeVisible();
    await expect(agent.getByRole('button', { name: 'Ask to see the screen' })).toBeVisible();

    const banner = await windowOf(app, 'banner');
    await banner.getByRole('button', { name: 'End' }).click();
    await expect(agent.getByText(`Ended by ${desk.vera.name}`)).toBeVisible();
  },
);
