import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/journey.ts';
import { openConsole, openPortal } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { newRecordId } from '#platform/any/new-id.ts';

test(
  'what solved one ticket answers the next person before they report it, and an announcement reaches them at once',
  { tag: '@both-engines' },
  async ({ desk, lines: [line], openBrowser }) => {
    await aResolvedTicket(desk);
    const [vera, mira] = [await openBrowser(), await openBrowser()];
    await openPortal(vera, line.origin, desk.vera);
    await openConsole(mira, line.origin, desk.mira);

    await test.step('KNW-2: from the resolved ticket, an article is one step away', async () => {
      await mira.goto(`${line.origin}/queue/resolved`);
      await mira.getByRole('link', { name: /Coffee machine blinks/ }).click();
      await mira.getByRole('button', { name: 'Write an article from this' }).click();
      const text = mira.getByRole('textbox', { name: 'Text' });
      await expect(text).toHaveValue(/## Symptom\n\nIt blinks three times\.[^]*Descale it with the blue tablets\./);
      await expect(mira.getByRole('textbox', { name: 'Title' })).toHaveValue('Coffee machine blinks red');
      await expectAccessible(mira, 'the editor');
    });

    await test.step('what she types is there after the page was lost, and looks as readers will see it', async () => {
      await mira.getByRole('textbox', { name: 'Title' }).fill('The coffee machine blinks red');
      await mira.reload();
      await expect(mira.getByRole('textbox', { name: 'Title' })).toHaveValue('The coffee machine blinks red');
      await expect(
        mira.getByRole('region', { name: 'Preview' }).getByRole('heading', { name: 'Resolution' }),
      ).toBeVisible();
    });

    await test.step('published, it has a number and knows its ticket', async () => {
      await mira.getByRole('button', { name: 'Save and publish' }).click();
      await expect(mira.getByText('Published. Everyone it is for can find it now.')).toBeVisible();
      const facts = mira.getByRole('complementary', { name: 'About this article' });
      await expect(facts).toContainText('KB-0001');
      await facts.getByRole('link').click();
      await expect(mira.getByRole('link', { name: /The coffee machine blinks red/ })).toBeVisible();
    });

    await test.step('SLF-2: Vera finds it while she says what is the matter, in other words', async () => {
      await vera.getByRole('textbox', { name: 'What is the matter?' }).fill('Help, the coffe machine is blinking!');
      const answers = vera.getByRole('region', { name: 'This may help already' });
      await answers.getByRole('link', { name: /The coffee machine blinks red/ }).click();
      await expect(vera.getByRole('heading', { level: 1, name: 'The coffee machine blinks red' })).toBeVisible();
      await expect(vera.getByText('Descale it with the blue tablets.')).toBeVisible();
      await expectAccessible(vera, 'an answer in the portal');
    });

    await test.step('it did not help: the report has her words, and says what she has read', async () => {
      await vera.getByRole('button', { name: 'No, it did not' }).click();
      await vera.getByRole('button', { name: 'This did not help: report it' }).click();
      await expect(vera.getByRole('textbox', { name: 'What is the matter?' })).toHaveValue(/coffe machine is blinking/);
      await expect(vera.getByRole('textbox', { name: /Anything else/ })).toHaveValue(/KB-0001 The coffee machine/);
      await vera.getByRole('radio', { name: /It affects me/ }).check();
      await vera.getByRole('button', { name: 'Send' }).click();
      await expect(vera.getByText('Thank you. We have it.')).toBeVisible();
      const articles = [await articleOf(desk)];
      await expect
        .poll(() => desk.administrator.ask('knowledge.votes', { articles }))
        .toMatchObject([{ helped: 0, didNotHelp: 1 }]);
    });

    await test.step('PLT-6: an outage that Mira announces stands in Vera’s portal, and is gone when withdrawn', async () => {
      await vera.goto(`${line.origin}/portal/`);
      await visit(mira, `${line.origin}/announcements`, mira.getByRole('heading', { name: 'Announcements' }));
      await mira.keyboard.press('n');
      await mira.getByRole('textbox', { name: 'What is it?' }).fill('No coffee on the second floor');
      await mira.getByRole('button', { name: 'Announce', exact: true }).click();
      const announced = vera.getByRole('region', { name: 'Announcements' });
      await expect(announced).toContainText('No coffee on the second floor');
      await expect(announced).toContainText('Outage');
      await mira.getByRole('button', { name: 'Withdraw: No coffee on the second floor' }).click();
      await expect(announced).toBeHidden();
    });
  },
);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`knowledge and announcements are for everyone to use, in ${colorScheme}`, async ({
    desk,
    lines: [line],
    openBrowser,
  }) => {
    await aResolvedTicket(desk);
    const article = await aPublishedArticle(desk);
    await anOutage(desk);

    const page = await openBrowser({ colorScheme });
    await openConsole(page, line.origin, desk.mira);
    await visit(page, `${line.origin}/knowledge`, page.getByRole('link', { name: /Ring the bell/ }));
    await expectAccessible(page, 'the list of articles');
    await visit(page, `${line.origin}/knowledge/${article}`, page.getByRole('heading', { name: 'Ring the bell' }));
    await expectAccessible(page, 'an article');
    await visit(page, `${line.origin}/announcements`, page.getByRole('heading', { name: 'No mail' }));
    await expectAccessible(page, 'the announcements');
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog', { name: 'Announce something' })).toBeVisible();
    await expectAccessible(page, 'the form for an announcement');

    const portal = await openBrowser({ colorScheme });
    await openPortal(portal, line.origin, desk.vera);
    await portal.getByRole('textbox', { name: 'What is the matter?' }).fill('bell');
    await expect(portal.getByRole('link', { name: /Ring the bell/ })).toBeVisible();
    await expectAccessible(portal, 'the start of the portal');
  });
}

async function visit(page: Page, address: string, isThere: ReturnType<Page['getByRole']>): Promise<void> {
  await page.goto(address);
  await expect(isThere).toBeVisible();
}

/** A ticket of Vera's that the administrator has solved. */
async function aResolvedTicket({ administrator, vera, team }: SmallDesk): Promise<void> {
  const incident = newRecordId('incident');
  const { principal } = administrator.opened;
  if (principal.kind !== 'agent') throw new Error('The administrator is not on the desk.');
  await administrator.issue('incident.log', incident, {
    summary: 'Coffee machine blinks red',
    description: 'It blinks three times.',
    channel: 'phone',
    requester: vera.person,
    device: null,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'medium',
    number: null,
    routing: { team, owner: principal.id },
  });
  await administrator.issue('incident.resolve', incident, { resolution: 'Descale it with the blue tablets.' });
}

async function aPublishedArticle({ administrator, mira }: SmallDesk): Promise<string> {
  const article = newRecordId('article');
  const { nowMs } = administrator.opened;
  await administrator.issue('article.draft', article, {
    title: 'Ring the bell',
    body: '## Steps\n\n1. Hold it.\n2. `press`\n\n| When | How often |\n|---|---|\n| Morning | Once |\n\n```\nring --loud\n```',
    language: 'en',
    audience: 'end-users',
    owner: mira.agent,
    reviewDueAtMs: nowMs,
    source: null,
    number: null,
  });
  await administrator.issue('article.publish', article, {});
  return article;
}

async function anOutage({ administrator }: SmallDesk): Promise<void> {
  const { nowMs } = administrator.opened;
  await administrator.issue('announcement.publish', newRecordId('announcement'), {
    kind: 'outage',
    title: 'No mail',
    text: 'We are working on it.',
    site: null,
    startsAtMs: nowMs,
    endsAtMs: null,
  });
}

async function articleOf({ administrator }: SmallDesk) {
  const [found] = (await administrator.ask('knowledge.search', { question: 'coffee', most: 1, stage: 'asked' }))
    .articles;
  if (found === undefined) throw new Error('No article was found.');
  return found.id;
}
