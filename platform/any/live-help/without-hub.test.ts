import { expect, test } from 'vitest';
import { aComputer, aHelp, aState } from '../../../agent-helper/app/remote/remote.fixtures.ts';

/** Somebody of the desk came over the network that both are in. */
function met() {
  const computer = aComputer(['view', 'control']);
  computer.sessions.follow(aState({ ...aHelp(), way: 'lan' }));
  const views = () => computer.page().orders.flatMap((order) => (order.kind === 'view' ? [order.view.kind] : []));
  return { computer, views };
}

test('without a hub nobody is asked anything before there are digits, and then about being seen with them (S10)', async () => {
  const { computer, views } = met();
  expect(computer.questions.current()).toBeNull();
  computer.connect();
  expect(computer.questions.current()).toMatchObject({ capability: 'view', code: '123456' });

  await computer.agree();
  expect(computer.page().orders).toContainEqual({ kind: 'compare', verdict: 'same' });
  expect(views()).not.toContain('show');

  computer.trust();
  expect(views().at(-1)).toBe('show');
  expect(computer.banner.shown?.allowed).toEqual(['view']);
});

test('somebody in between who swaps certificates gets no picture: digits that differ are one alarm, and the end (S6, S10)', async () => {
  const { computer, views } = met();
  computer.connect();
  const question = computer.questions.current()!;
  computer.questions.answer(question.id, 'digits-differ');
  await expect.poll(() => computer.page().orders).toContainEqual({ kind: 'compare', verdict: 'different' });
  expect(views()).not.toContain('show');

  computer.tell({ kind: 'alarm' });
  expect(computer.requests('help.end')).toEqual([{ why: 'alarm' }]);
  expect(views()).not.toContain('show');
});

test('what the agent wants before the digits were compared is nothing that anybody is asked (S10)', async () => {
  const { computer } = met();
  computer.connect();
  await computer.agree();
  computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability: 'control' } });
  expect(computer.questions.current()).toMatchObject({ capability: 'control', code: '123456' });
  expect(computer.banner.shown?.allowed).toEqual([]);
});
