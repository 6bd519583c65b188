import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault } from '#contracts/fault.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { HubInMemory } from '../hub-link/hub.fixtures.ts';
import { MOST_WAITING } from '../outbox/outbox.ts';
import { aHelperBefore } from '../surroundings.fixtures.ts';
import { enrol } from './enrol.ts';
import { report } from './report.ts';
import { showStatus } from './status.ts';

const firstNumber = ticketNumberOf('BER', 1);
const problem = { summary: 'No sound', details: 'Since this morning.' };

async function anEnrolledHelper(hub = new HubInMemory()) {
  const helper = aHelperBefore(hub, await temporaryFolder());
  await enrol({ code: 'GOOD', hub: 'http://127.0.0.1:4680' }, helper.around);
  helper.said.length = 0;
  const status = async () => {
    helper.said.length = 0;
    await showStatus(helper.around);
    return helper.said.join('\n');
  };
  return { ...helper, hub, status };
}

describe('reporting a problem', { timeout: 30_000 }, () => {
  test('with the hub at hand gives the number at once', async () => {
    const { around, said, hub, status } = await anEnrolledHelper();

    expect(await report(problem, around)).toEqual(ok(null));

    expect(said).toEqual([`Reported as ${firstNumber}.`]);
    expect([...hub.taken.values()]).toMatchObject([{ name: 'incident.log', input: { summary: 'No sound' } }]);
    expect(await status()).toContain(`${firstNumber}  logged  No sound`);
  });

  test('while the hub is away keeps it; it arrives once, and its number later', async () => {
    const { around, said, hub, status } = await anEnrolledHelper();
    hub.isAway = true;

    expect(await report(problem, around)).toEqual(ok(null));
    expect(said[0]).toContain('The hub cannot be reached. Your report is kept on this computer');
    expect(await status()).toContain('Waiting for the hub: 1\n  problem of');

    hub.isAway = false;
    hub.numbersAreReady = false;
    await report({ summary: 'No picture', details: null }, around);
    expect(await status()).toContain('number follows  logged  No sound');

    hub.numbersAreReady = true;
    await report({ summary: 'No network', details: null }, around);
    expect(await status()).toContain(`${firstNumber}  logged  No sound`);
    expect([...hub.taken.values()].map(({ input }) => (input as { summary: string }).summary)).toEqual([
      'No sound',
      'No picture',
      'No network',
    ]);
  });

  test('when the answer is lost on its way is kept, and the hub has it once', async () => {
    const { around, hub, status } = await anEnrolledHelper();
    const losing = {
      ...around,
      askAt: (): typeof hub.ask => async (name, input, options) => {
        const answer = await hub.ask(name, input, options);
        return name === 'sync.push' ? refuse({ code: 'hub.unreachable' }) : answer;
      },
    };

    await report(problem, losing);
    expect(await status()).toContain('Waiting for the hub: 1');
    await report({ summary: 'No picture', details: null }, around);

    expect(hub.taken.size).toBe(2);
    expect(await status()).toContain('Nothing waits for the hub.');
  });

  test('from a computer of nobody is refused plainly, and nothing is kept', async () => {
    const hub = new HubInMemory();
    hub.person = null;
    const { around } = await anEnrolledHelper(hub);

    expect(await report(problem, around)).toEqual(refuse({ code: 'problem.nobodys-device' }));
    expect(await readdir(join(around.dataPath, 'waiting'))).toEqual([]);
  });

  test('works as soon as the desk has said whose computer it is', async () => {
    const hub = new HubInMemory();
    hub.person = null;
    const { around, said } = await anEnrolledHelper(hub);
    hub.person = 'person:vera';

    expect(await report(problem, around)).toEqual(ok(null));
    expect(said.at(-1)).toMatch(/^Reported as/);
  });

  test('that the desk does not take is told, and kept whole in a file that people can read', async () => {
    const { around, hub, status } = await anEnrolledHelper();
    hub.refusal = { code: 'command.not-permitted' };

    const refusal = await report(problem, around);

    const [name = ''] = await readdir(join(around.dataPath, 'refused'));
    expect(await readFile(join(around.dataPath, 'refused', name), 'utf8')).toContain('Since this morning.');
    expect(refusal).toMatchObject({ refusal: { code: 'problem.refused' } });
    expect(await status()).toContain('Not taken by the desk: 1');
  });

  test('when the outbox has no room says that nothing was kept', async () => {
    const { around } = await anEnrolledHelper();
    const waiting = join(around.dataPath, 'waiting');
    for (let serial = 1; serial <= MOST_WAITING; serial += 1) {
      const { id } = aCommandEntry(serial, { name: 'incident.log', target: 'incident:1' });
      await writeFile(join(waiting, `${String(serial).padStart(12, '0')}-${id}.json`), '', { mode: 0o600 });
    }

    expect(await report(problem, around)).toMatchObject({ refusal: { code: 'problem.not-kept' } });
  });

  test('that meets something else than a hub is kept, and says what answered', async () => {
    const { around, said } = await anEnrolledHelper();
    const odd = {
      ...around,
      askAt: () => async () => {
        throw new Fault('hub.answer-invalid', 'The hub answered outside the contract.');
      },
    };

    expect(await report(problem, odd)).toEqual(ok(null));
    expect(said[0]).toContain('is no Deskbell hub, or one of another version. Your report is kept');
  });

  test('on a computer that was never enrolled says what to do', async () => {
    const { around } = aHelperBefore(new HubInMemory(), await temporaryFolder());

    await expect(report(problem, around)).rejects.toMatchObject({ code: 'helper.not-enrolled' });
  });
});
