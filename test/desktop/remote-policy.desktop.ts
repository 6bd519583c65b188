import { generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import { signedPurposes } from '#contracts/exchange.ts';
import type { SignedPolicy } from '#contracts/remote-policy.ts';
import { aPolicy } from '#domain/remote-policy/remote-policy.fixtures.ts';
import type { RemotePolicy } from '#domain/remote-policy/remote-policy.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { agree } from '../support/agent-hands.ts';
import { test } from '../support/helped-computer.ts';
import { aTicketOfVeras } from '../support/helper-acts.ts';
import { openConsole } from '../support/sign-in.ts';

const everybody: RemotePolicy['allows']['view'] = ['agent', 'lead', 'administrator'];

/** Somebody far from the hub, with a key. */
function aSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return (over: Partial<RemotePolicy>): SignedPolicy => {
    const notBefore = new Date(Date.now() - 60_000).toISOString();
    const notAfter = new Date(Date.now() + 86_400_000).toISOString();
    const text = JSON.stringify(aPolicy({ notBefore, notAfter, ...over }));
    const signature = sign(null, Buffer.from(signedPurposes.policy + text), privateKey).toString('base64');
    return { key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), signed: { text, signature } };
  };
}

/** What no honest hub does: another policy, past all that it checks. */
function putUnchecked(dataFolder: string, policy: SignedPolicy): void {
  const store = new DatabaseSync(join(dataFolder, 'deskbell.sqlite'), { timeout: 5_000 });
  store.prepare(`update setting set value = ? where name = 'remote_policy'`).run(JSON.stringify(policy));
  store.close();
}

test(
  'what the organisation forbids is not offered to the agent and stands at the computer; a forged policy changes nothing (C3, C16, S16)',
  { tag: '@display' },
  async ({ helper, agent, desk, hub, line }) => {
    test.slow();
    const signed = aSigner();
    const policy = signed({ allows: { view: everybody, 'file-in': ['lead'] }, viewMinutes: 5 });
    await desk.administrator.ask('policy.publish', { policy });
    const { app, page } = await helper.startEnrolled();

    await test.step('the person reads the rules, and whose they are', async () => {
      await page.getByRole('link', { name: 'Settings' }).click();
      const rules = page.getByRole('region', { name: 'Rules for remote help' });
      await expect(
        rules.getByText('Made and signed by Winter & Sons. Your help desk cannot change them.'),
      ).toBeVisible();
      await expect(rules.getByText('Using mouse and keyboard: nobody may ask')).toBeVisible();
      await expect(rules.getByText('Sending you files: only these may ask: team leads')).toBeVisible();
      await expect(rules.getByText('Seeing ends after 5 minutes, and is asked for anew.')).toBeVisible();
      await page.getByRole('switch', { name: 'Seeing your screen' }).focus();
      await page.keyboard.press('Space');
      await expect(page.getByRole('switch', { name: 'Seeing your screen' })).not.toBeChecked();
      await page.keyboard.press('Space');
      await expect(page.getByRole('switch', { name: 'Seeing your screen' })).toBeChecked();
      await expectAccessible(page, 'the settings of the helper');
      await page.getByRole('link', { name: 'Start' }).first().click();
    });

    await test.step('the agent sees what is not allowed, and by whom', async () => {
      await page.getByRole('link', { name: /^Get help now/ }).click();
      await page.getByRole('button', { name: 'Get a code' }).click();
      const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
      await expect(code).toBeVisible();
      const incident = await aTicketOfVeras(desk);
      const { session } = await desk.administrator.ask('support.join', {
        code: (await code.textContent()) ?? '',
        incident,
      });
      await openConsole(agent, hub.origin, { login: 'ada', password: 'correct horse battery' });
      await agent.goto(`${hub.origin}/help/${session}`);
      await agree(app, 'Yes, show my screen');
      await expect(agent.getByText('You see the screen')).toBeVisible();
      await agent.getByRole('button', { name: 'They are the same' }).click();
      await expect(agent.getByText('Mouse and keyboard: not allowed by your organisation’s rules.')).toBeVisible();
      await expect(agent.getByRole('button', { name: 'Ask for mouse and keyboard' })).toHaveCount(0);
    });

    await test.step('a policy by somebody else is not followed, and the person reads so', async () => {
      putUnchecked(hub.dataFolder, aSigner()({ version: 2 }));
      line.cut();
      line.restore();
      await page.getByRole('link', { name: 'Settings' }).click();
      const rules = page.getByRole('region', { name: 'Rules for remote help' });
      await expect(rules.getByRole('alert')).toHaveText(/signed by somebody else than before\. They are not followed/);
      await expect(rules.getByText('Using mouse and keyboard: nobody may ask')).toBeVisible();
      await expect(agent.getByText('Mouse and keyboard: not allowed by your organisation’s rules.')).toBeVisible();
    });
  },
);
