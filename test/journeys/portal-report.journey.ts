import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { openConsole, openPortal } from '../support/sign-in.ts';

test(
  'a person reports a problem in the portal, an agent answers, and the person sees it without asking again',
  { tag: '@both-engines' },
  async ({ desk, lines: [line], openBrowser }) => {
    const [vera, mira] = [await openBrowser(), await openBrowser()];
    await openPortal(vera, line.origin, desk.vera);
    await openConsole(mira, line.origin, desk.mira);

    await test.step('Vera says it in her own words', async () => {
      await vera.getByRole('textbox', { name: 'What is the matter?' }).fill('Outlook keeps asking for my password');
      await vera.getByRole('button', { name: 'Continue' }).click();
      await vera.getByRole('radio', { name: /It affects me/ }).check();
      await vera.getByRole('button', { name: 'Send' }).click();
      await expect(vera.getByText('Thank you. We have it.')).toBeVisible();
      await vera.getByRole('link', { name: 'See my request' }).click();
      await expect(vera.getByText('We have received it')).toBeVisible();
    });

    await test.step('it stands in the queue without anybody loading it again, and Mira answers', async () => {
      const views = mira.getByRole('list', { name: 'Views of the queue' });
      await views.getByRole('link', { name: /^Unclaimed/ }).click();
      await mira.getByRole('link', { name: /Outlook keeps asking for my password/ }).click();
      await mira.getByRole('textbox', { name: /^Reply to Vera/ }).fill('Please restart Outlook once.');
    });

    await test.step('the answer is before Vera, who did nothing for it', async () => {
      await mira.getByRole('button', { name: 'Send reply' }).click();
      await expect(vera.getByText('Please restart Outlook once.').first()).toBeVisible();
      await expect(vera.getByText('We are on it')).toBeVisible();
    });

    await test.step('Vera answers in turn, and Mira sees it on the ticket she has open', async () => {
      await vera.getByRole('textbox', { name: 'Write to us' }).fill('That did it, thank you!');
      await vera.getByRole('button', { name: 'Send' }).click();
      const timeline = mira.getByRole('list', { name: 'What happened' });
      await expect(timeline).toContainText('That did it, thank you!');
    });
  },
);
