import { expect } from '@playwright/test';
import { deviceSchema } from '#domain/inventory/device.record.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { helperUnderTest } from '../support/run-helper.ts';
import { openConsole } from '../support/sign-in.ts';
import { askThisMachine } from '../support/this-machine.ts';

const machine = askThisMachine();

test(
  "the helper enrols, the desk sees this machine's real parts, and a problem reported on it carries it",
  { tag: '@both-engines' },
  async ({ hub, desk, lines: [line], openBrowser }, testInfo) => {
    const mira = await openBrowser();
    await openConsole(mira, line.origin, desk.mira);
    const helper = await helperUnderTest(testInfo.outputPath('helper.log'));
    try {
      await test.step('Mira gets a code for a computer that Vera will sit at', async () => {
        await mira.getByRole('link', { name: 'Devices' }).click();
        await mira.getByRole('button', { name: 'Add a computer' }).first().click();
        const dialog = mira.getByRole('dialog', { name: 'Add a computer' });
        await dialog.getByRole('combobox', { name: 'Who will sit at it?' }).fill('vera');
        await mira.getByRole('option', { name: /Vera Lindqvist/ }).click();
        await dialog.getByRole('button', { name: 'Get a code' }).click();
        const told = dialog.getByRole('status').first();
        await expect(told).toHaveText(/\S/);
        const code = await told.textContent();

        expect(await helper.order('enrol', code ?? '', '--hub', line.origin)).toMatchObject({ exitCode: 0 });
        await expect(dialog).toContainText(`${machine.hostName} is with the desk now.`);
      });

      await test.step('its page shows what this machine is made of', async () => {
        helper.run();
        await mira.getByRole('button', { name: `Open ${machine.hostName}` }).click();
        const page = mira.getByRole('article', { name: machine.hostName });
        await expect(page).toContainText(`${machine.threads} threads`, { timeout: 30_000 });
        for (const fact of [machine.systemName, machine.kernel, ...machine.disks, ...machine.macAddresses]) {
          await expect(page).toContainText(fact);
        }
      });

      await test.step('the record holds the same, to the byte', async () => {
        const session = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
        const records = [...(await session.readAll()).values()];
        const device = deviceSchema.parse(records.find(({ id }) => id.startsWith('device:')));
        const { processor, memory, volumes } = device.inventory;
        expect(device).toMatchObject({ name: machine.hostName, person: desk.vera.person });
        expect(machine.processorWords).toEqual(
          expect.arrayContaining(processor?.model.match(/[A-Za-z0-9]+/g) ?? ['?']),
        );
        expect(memory?.totalBytes).toBe(machine.memoryBytes);
        expect(volumes?.map(({ mount }) => mount)).toContain('/');
      });

      await test.step('a problem reported on it is a ticket of Vera about this device', async () => {
        const reported = await helper.order('report', 'The screen flickers', '--details', 'Since this morning.');
        expect(reported).toMatchObject({ exitCode: 0, lastWords: '' });

        const views = mira.getByRole('list', { name: 'Views of the queue' });
        await views.getByRole('link', { name: /^Unclaimed/ }).click();
        await mira.getByRole('link', { name: /The screen flickers/ }).click();
        const ticket = mira.getByRole('article', { name: 'The screen flickers' });
        await expect(ticket).toContainText('Since this morning.');
        await expect(ticket.getByRole('link', { name: machine.hostName })).toBeVisible();
        await expect(ticket.getByRole('link', { name: desk.vera.name })).toBeVisible();
      });
    } finally {
      await helper.remove();
    }
  },
);
