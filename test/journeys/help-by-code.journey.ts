import { expect } from '@playwright/test';
import { enrolDevice } from '../support/device-session.ts';
import { test } from '../support/journey.ts';
import { openConsole } from '../support/sign-in.ts';

test('an agent who is told a code helps at that computer, on a ticket of its person (RMT-1, C12)', async ({
  desk,
  lines: [line],
  openBrowser,
}) => {
  const { administrator, mira: account, vera } = desk;
  const veras = await enrolDevice(line.origin, administrator, { person: vera.person, site: desk.site });
  const mira = await openBrowser();
  await openConsole(mira, line.origin, account);
  const asked = await veras.ask('support.request', {});
  const { code, session } = asked.ok ? asked.value : { code: '', session: null };

  await mira.keyboard.press('Shift+H');
  const dialog = mira.getByRole('dialog', { name: 'Help by code' });
  await expect(dialog.getByRole('region', { name: 'Waiting with a code' })).toContainText(vera.name);

  await test.step('a code that was misheard is refused, and nothing is lost', async () => {
    await dialog.getByRole('textbox', { name: 'Their code' }).fill('000 000 000');
    await dialog.getByRole('textbox', { name: 'Their code' }).press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('Nobody waits with this code');
  });

  await test.step('the right one shows who waits; without a ticket one is logged on the way', async () => {
    await dialog.getByRole('textbox', { name: 'Their code' }).fill(code);
    await dialog.getByRole('textbox', { name: 'Their code' }).press('Enter');
    await expect(dialog).toContainText(vera.name);
    await expect(dialog).toContainText('at nb-0142');
    await dialog.getByRole('textbox', { name: 'In a few words' }).fill('The projector stays dark');
    await dialog.getByRole('textbox', { name: 'In a few words' }).press('Enter');
    await expect(mira.getByRole('heading', { name: `Helping ${vera.name} at nb-0142` })).toBeVisible();
    await expect(mira.getByRole('heading', { name: 'The projector stays dark' })).toBeVisible();
  });

  await test.step('the computer hears who it is, and ends it', async () => {
    await expect
      .poll(() => (session === null ? null : veras.ask('support.read', { session })))
      .toMatchObject({ value: { state: 'joined', agentName: account.name } });
    await veras.issue('support-session.end', session ?? '', {});
    await expect(mira.getByText(`Ended by ${vera.name}`)).toBeVisible();
    await expect(mira.getByRole('button', { name: 'End the session' })).toBeHidden();
  });

  await test.step('the ticket keeps the session', async () => {
    const help = mira.getByRole('link', { name: `${account.name} at nb-0142` });
    await expect(help).toBeVisible();
  });

  await test.step('what was done is the draft of its resolution (W11)', async () => {
    await mira.getByRole('button', { name: 'Resolve', exact: true }).click();
    const form = mira.getByRole('form', { name: 'Resolve' });
    await expect(form.getByRole('textbox').first()).toHaveValue(/^Helped at the computer: Mira Sandoval for /);
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('from the ticket the agent asks again, says what for, and the computer hears who asks (C5)', async () => {
    await mira.getByRole('button', { name: 'Ask to help at their computer' }).click();
    const question = mira.getByRole('dialog', { name: 'Ask to help at their computer' });
    await question.getByRole('textbox', { name: 'What for' }).fill('To see whether it is dark still');
    await question.getByRole('textbox', { name: 'What for' }).press('Enter');
    await expect(mira.getByText(`${vera.name} is asked whether you may help.`)).toBeVisible();
    const current = async () => {
      const answer = await veras.ask('support.current', {});
      return answer.ok ? answer.value : null;
    };
    const reason = 'To see whether it is dark still';
    await expect.poll(current).toMatchObject({ state: 'asked', agentName: account.name, reason });
    await veras.issue('support-session.refuse', (await current())?.id ?? '', {});
    await expect(mira.getByText(`${vera.name} said no,`)).toBeVisible();
    await expect(mira.getByRole('button', { name: 'Ask again' })).toBeVisible();
  });
});
