import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { HubReply } from '#contracts/hub-api.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { followProblems, rememberProblem } from './follow-problems.ts';
import { createReportedProblems } from './reported-problems.ts';

const { signal } = new AbortController();

/** A link on which only `device.incidents` is asked. */
function aLink(answer: Result<HubReply<'device.incidents'>>) {
  const asked: string[][] = [];
  const ask = async (_name: string, { ids }: { readonly ids: string[] }) => {
    asked.push(ids);
    return answer;
  };
  // Its answers are those of the contract, as the test wrote them.
  return { asked, link: { ask: ask as unknown as HubLink['ask'] } };
}

const logged = (serial: number) =>
  aCommandEntry(serial, {
    name: 'incident.log',
    target: `incident:${serial}`,
    input: aLogInput({ summary: `Problem ${serial}` }),
  });

async function problemsOf(serials: readonly number[]) {
  const folder = await temporaryFolder();
  const problems = createReportedProblems(folder);
  for (const serial of serials) await rememberProblem(problems, logged(serial));
  return { folder, problems };
}

test('a problem that the hub took is remembered; its number follows when the hub knows it', async () => {
  const { problems } = await problemsOf([1]);
  const number = ticketNumberOf('BER', 7);
  const withoutNumber = aLink(ok([{ id: 'incident:1', number: null, state: 'logged' }]));
  const withNumber = aLink(ok([{ id: 'incident:1', number, state: 'in-progress' }]));

  await followProblems(problems, withoutNumber.link, signal);
  expect(await problems.list()).toMatchObject([{ id: 'incident:1', number: null, summary: 'Problem 1' }]);

  await followProblems(problems, withNumber.link, signal);
  expect(await problems.list()).toMatchObject([{ id: 'incident:1', number, state: 'in-progress' }]);
});

test('an answer that two processes heard takes no number away', async () => {
  const { problems } = await problemsOf([1]);
  const number = ticketNumberOf('BER', 7);
  await followProblems(problems, aLink(ok([{ id: 'incident:1', number, state: 'logged' }])).link, signal);

  await rememberProblem(problems, logged(1));

  expect(await problems.list()).toMatchObject([{ number }]);
});

test('what is over is not asked for again, and nothing is asked when nothing is open', async () => {
  const { problems } = await problemsOf([1]);
  const { link, asked } = aLink(ok([{ id: 'incident:1', number: ticketNumberOf('BER', 7), state: 'closed' }]));

  await followProblems(problems, link, signal);
  await followProblems(problems, link, signal);

  expect(asked).toEqual([['incident:1']]);
});

test('problems of a person whom the device no longer belongs to stay as they were', async () => {
  const { problems } = await problemsOf([1]);

  expect(await followProblems(problems, aLink(ok([])).link, signal)).toEqual(ok(null));
  expect(await problems.list()).toHaveLength(1);
});

test('a hub that is away is told of, and nothing is lost', async () => {
  const { problems } = await problemsOf([1]);
  const away = refuse({ code: 'hub.unreachable' });

  expect(await followProblems(problems, aLink(away).link, signal)).toEqual(away);
  expect(await problems.list()).toHaveLength(1);
});

test('of many problems the newest fifty are kept: no more are asked for at once', async () => {
  const { folder, problems } = await problemsOf(Array.from({ length: 60 }, (_none, place) => 100 + place));
  const { link, asked } = aLink(ok([]));

  await followProblems(problems, link, signal);

  expect(await readdir(folder)).toHaveLength(50);
  expect(asked[0]).toHaveLength(50);
  expect(asked[0]?.at(-1)).toBe('incident:159');
});

test('an accepted inventory is no problem', async () => {
  const { folder, problems } = await problemsOf([]);

  await rememberProblem(problems, aCommandEntry(1, { name: 'device.report', target: 'device:nb0142' }));

  expect(await readdir(folder)).toEqual([]);
});
