import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { aDraftInput } from '#domain/knowledge/knowledge.fixtures.ts';
import { anAttachInput } from '#domain/incident/incident.fixtures.ts';
import { anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { signIn } from '../support/desktop-console.ts';
import { test, toldTo } from '../support/hostile-page.ts';
import { logTicket } from '../support/log-ticket.ts';

test.describe('whoever writes to the desk', () => {
  test('is read as text, whatever stands in a ticket, an article or the name of a file', async ({
    console: desktop,
    hub,
    desk,
    post,
  }) => {
    const at = (name: string) => `${post.origin}/${name}`;
    const hostile = (name: string) =>
      [
        `<img src="${at(name)}" onerror="window.isTaken = true">`,
        `<script>window.isTaken = true</script><iframe src="${at(name)}"></iframe>`,
        `<a href="javascript:window.isTaken=true">click</a> [click](javascript:window.isTaken=true)`,
        `![picture](${at(name)}) <style>@import url(${at(name)})</style><base href="${at('')}">`,
        `<meta http-equiv="refresh" content="0;url=${at(name)}"> \u202E{{7*7}} \${7*7}`,
      ].join('\n\n');
    const summary = `<img src=${at('summary')} onerror=window.isTaken=true> Printer`;
    const { incident, session } = await logTicket(hub.origin, desk, { summary, description: hostile('description') });
    await session.issue('incident.note', incident.id, { text: hostile('note') });
    const name = "a' onerror='window.isTaken=true' &lt;img src=x&gt; .html";
    const attachments = [anAttachment({ name, mediaType: 'text/html', sizeBytes: 10 })];
    await session.issue('incident.attach', incident.id, anAttachInput({ attachments, text: hostile('attachment') }));
    const article = newRecordId('article');
    const written = { title: summary, body: `## Symptom\n\n${hostile('article')}`, owner: desk.mira.agent };
    await session.issue('article.draft', article, aDraftInput(written));

    const { app, page } = await desktop.start(`--hub=${hub.origin}`);
    await signIn(page, desk.mira);
    await page.getByRole('link', { name: 'Printer' }).click();
    await expect(page.getByRole('article', { name: summary })).toBeVisible();
    const happened = page.getByRole('list', { name: 'What happened' });
    for (const text of ['description', 'note', 'attachment']) {
      await expect(happened.getByText(`<img src="${at(text)}"`)).toBeVisible();
    }
    await expect(happened.getByText('onerror=', { exact: false }).first()).toBeVisible();
    expect(await happened.locator(dangerous(post.origin)).count()).toBe(0);
    await page.getByRole('link', { name: 'Knowledge' }).click();
    await page.getByRole('link', { name: 'Printer' }).click();
    await expect(page.getByRole('heading', { name: 'Symptom' })).toBeVisible();
    expect(await page.locator('main').locator(dangerous(post.origin)).count()).toBe(0);

    expect(await page.evaluate('window.isTaken')).toBeUndefined();
    expect(app.windows()).toHaveLength(1);
    expect(toldTo(post)).toEqual([]);
  });

  test('leads people out of the app by a click alone, and to pages, letters and calls alone', async ({
    console: desktop,
    hub,
    desk,
  }) => {
    const text =
      'See https://help.example/a?b=c, http://help.example/plain, file:///etc/passwd and smb://evil.example/x.';
    await logTicket(hub.origin, desk, { summary: 'Printer', description: text });
    const { app, page } = await desktop.start(`--hub=${hub.origin}`);
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'opened', opened);
      shell.openExternal = async (address) => void opened.push(address);
    });
    await signIn(page, desk.mira);
    await page.getByRole('link', { name: 'Printer' }).click();
    const links = page.getByRole('list', { name: 'What happened' }).getByRole('link');
    await expect(links.first()).toBeVisible();

    for (const link of await links.all()) await link.click();

    await expect
      .poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown))
      .toEqual(['https://help.example/a?b=c']);
    expect(app.windows()).toHaveLength(1);
  });

  test('cannot make a console that runs do more than open a ticket', async ({ console: desktop, hub, desk, post }) => {
    const { app, page } = await desktop.start(`--hub=${hub.origin}`);
    await signIn(page, desk.mira);
    await page.getByRole('link', { name: 'People' }).click();
    await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
    const address = page.url();

    for (const argument of [
      `--hub=${post.origin}`,
      'deskbell://settings/BER-000001-1',
      'deskbell://ticket/../settings',
      `deskbell://ticket/BER-000001-1?hub=${post.origin}`,
      'javascript:alert(1)',
      `${post.origin}/page`,
      'file:///etc/passwd',
    ]) {
      await startAgain(desktop.profile, argument);
    }

    expect(page.url()).toBe(address);
    expect(app.windows()).toHaveLength(1);
    const state = await page.evaluate(async () => window.deskbellDesktop?.ask['desktop.read']?.({}));
    expect(state).toMatchObject({ ok: true, value: { hub: hub.origin } });
    expect(toldTo(post)).toEqual([]);
  });
});

/** Elements that would run something, or load something from there. */
function dangerous(origin: string): string {
  const running = ['script', 'iframe', 'style', 'base', 'meta', '[onerror]', '[href^="javascript:"]'];
  return [...running, `[src*="${origin}"]`, `[style*="${origin}"]`].join(', ');
}

/** A second start on the same profile, as a system does it for a link. Resolves when it has handed over and ended. */
async function startAgain(profile: string, argument: string): Promise<void> {
  const { default: electron } = (await import('electron')) as unknown as { readonly default: string };
  const folder = fileURLToPath(new URL('../../dist/desktop/console', import.meta.url));
  const second = spawn(electron, [`--user-data-dir=${profile}`, folder, argument], { stdio: 'ignore' });
  await once(second, 'exit');
}
