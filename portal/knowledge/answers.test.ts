import type { HubOutput } from '#contracts/hub-api.ts';
import { articleId } from '#domain/kernel/fields.ts';
import { articleNumberOf } from '#domain/knowledge/article.rules.ts';
import { Subject, VirtualTimeScheduler } from 'rxjs';
import { expect, test } from 'vitest';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { Answers } from './answers.ts';
import { answersTo, PAUSE_MS, tellAsked } from './answers.ts';

type Found = HubOutput<'knowledge.search'>;
type Answering = Awaited<ReturnType<HubLink['ask']>>;

const found = (title: string): Found => ({
  articles: [
    {
      id: articleId.parse('article:1'),
      number: articleNumberOf(1),
      language: 'en',
      title: { text: title, marks: [] },
      excerpt: { text: '', marks: [] },
      score: 1,
    },
  ],
});

/** Somebody who types, and a hub that answers when the test says so. */
function typing() {
  const scheduler = new VirtualTimeScheduler();
  const words = new Subject<string>();
  const asked: { input: { question?: string }; answer: (value: Answering) => void }[] = [];
  const ask = ((_request: string, input: { question?: string }) =>
    new Promise<Answering>((resolve) => asked.push({ input, answer: resolve }))) as HubLink['ask'];
  const shown: (readonly string[])[] = [];
  answersTo(words, { ask }, scheduler).subscribe((answers: Answers) =>
    shown.push(answers.map(({ title }) => title.text)),
  );
  return {
    asked,
    shown,
    type: (text: string) => words.next(text),
    pause: async () => {
      scheduler.maxFrames = scheduler.frame + PAUSE_MS;
      scheduler.flush();
      await Promise.resolve();
    },
    answer: async (nth: number, value: unknown) => {
      asked[nth]!.answer(value as Answering);
      // As many turns as a promise takes to pass through the pipe.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
}

test('SLF-2: the hub is asked when the hand pauses, not with every letter', async () => {
  const { type, pause, asked } = typing();

  for (const text of ['o', 'ou', 'out', 'outlook ']) type(text);
  await pause();

  expect(asked.map(({ input }) => input.question)).toEqual(['outlook']);
});

test('an answer that more words have overtaken is not shown', async () => {
  const { type, pause, answer, shown } = typing();
  type('outlook');
  await pause();
  type('outlook password');
  await pause();

  await answer(1, { ok: true, value: found('second') });
  await answer(0, { ok: true, value: found('first') });

  expect(shown).toEqual([['second']]);
});

test('while the hub is away, what was found before stands', async () => {
  const { type, pause, answer, shown } = typing();
  type('outlook');
  await pause();
  await answer(0, { ok: true, value: found('first') });
  type('outlook password');
  await pause();
  await answer(1, { ok: false, refusal: { code: 'hub.unreachable' } });

  expect(shown).toEqual([['first'], ['first']]);
});

test('whoever takes their words back is shown nothing, without asking', async () => {
  const { type, pause, answer, asked, shown } = typing();
  type('outlook');
  await pause();
  await answer(0, { ok: true, value: found('first') });
  type('o');
  await pause();
  await Promise.resolve();

  expect(asked).toHaveLength(1);
  expect(shown.at(-1)).toEqual([]);
});

test('KNW-4: what was asked in the end is told to the desk, if it is anything', async () => {
  const told: unknown[] = [];
  const ask = (async (...asked: unknown[]) => {
    told.push(asked);
    return { ok: true, value: { articles: [] } };
  }) as unknown as HubLink['ask'];

  await tellAsked({ ask }, '  no ');
  await tellAsked({ ask }, ' holiday calendar ');

  expect(told).toEqual([['knowledge.search', { question: 'holiday calendar', most: 1, stage: 'asked' }]]);
});
