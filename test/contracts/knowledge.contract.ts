import type { HubOutput } from '#contracts/hub-api.ts';
import { knowledgeApi } from '#contracts/api/knowledge-api.ts';
import { articleId, epochMs } from '#domain/kernel/fields.ts';
import { aCommandEntry, anAgentPrincipal, vera, verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { DraftInput } from '#domain/knowledge/knowledge.commands.ts';
import { aDraftInput } from '#domain/knowledge/knowledge.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { createKnowledgeRequests } from '../../hub/knowledge/knowledge-requests.ts';
import type { Store } from '../../hub/store/store.ts';
import type { GateUnderTest } from '../support/desk-on-store.ts';
import { foundDesk, gateOn, outcomesOf } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { seeded } from '../support/seeded.ts';

const mira = anAgentPrincipal();

const shelf: readonly Partial<DraftInput>[] = [
  { title: 'Outlook keeps asking for the password', body: 'Delete the stored credential and sign in anew.' },
  {
    title: 'Drucker druckt nur noch Streifen',
    body: 'Die **Trommel** ist am Ende. Ersatz liegt im Lager Kassel, siehe [Lagerliste](https://lager.example).',
    language: 'de',
  },
  { title: 'Printers pull several sheets at once', body: 'The pick-up rollers are worn. Fit the maintenance kit.' },
  { title: 'Invoice run stops with error 0x80070005', body: 'Restore write access to the archive share.' },
  { title: 'WLAN für Gäste einrichten', body: 'Am Empfang liegen Kärtchen mit dem Wi-Fi-Kennwort.', language: 'de' },
  {
    title: 'How the second factor is enrolled',
    body: 'Only for agents: check the identity first.',
    audience: 'agents',
  },
];

/** Finding what the desk knows, whichever engine the store runs on (SLF-2, SRCH-2). */
export function knowledgeContract({ engine, open }: StoreUnderTest): void {
  async function aDesk() {
    const { store } = await open();
    const gate = gateOn(store);
    await foundDesk(gate);
    const desk = deskOn(store, gate);
    await desk.write(shelf);
    return { store, gate, ...desk };
  }

  describe(`knowledge on ${engine}`, () => {
    test.for([
      ['in the words of the title', 'outlook password', 'Outlook keeps asking for the password'],
      [
        'in a sentence',
        'My Outlook wants the password again and again, please help',
        'Outlook keeps asking for the password',
      ],
      ['by words of the text alone', 'stored credential', 'Outlook keeps asking for the password'],
      ['in German, whatever the ending', 'Die Druckern druckt nur Streifen', 'Drucker druckt nur noch Streifen'],
      ['in English, whatever the ending', 'printer pulling sheet', 'Printers pull several sheets at once'],
      ['without its marks', 'gaste wlan', 'WLAN für Gäste einrichten'],
      ['with its umlaut spelled out', 'Gaeste', 'WLAN für Gäste einrichten'],
      ['by a word that is still being typed', 'outl', 'Outlook keeps asking for the password'],
      ['by an error code', '0x80070005', 'Invoice run stops with error 0x80070005'],
      ['by a name of two parts, in one', 'wifi Kennwort', 'WLAN für Gäste einrichten'],
      ['with a letter too few', 'Outlok', 'Outlook keeps asking for the password'],
      ['with two letters changed about', 'invocie', 'Invoice run stops with error 0x80070005'],
      ['by its number', 'kb-0003', 'Printers pull several sheets at once'],
      ['by what stands between Markdown signs', 'Trommel Lagerliste', 'Drucker druckt nur noch Streifen'],
    ] as const)('SLF-2: an article is found %s', async ([, question, title]) => {
      const { search } = await aDesk();

      expect((await search(question))[0]?.title.text).toBe(title);
    });

    test.for(['pizza', 'My cat is sick', 'the', '  ', '', '?!', 'quarterly report template'])(
      'nothing is said when nothing fits: %j',
      async (question) => {
        const { search } = await aDesk();

        expect(await search(question)).toEqual([]);
      },
    );

    test('what speaks of it in the title comes before what only mentions it', async () => {
      const { write, titlesFor } = await aDesk();
      await write([{ title: 'Moving offices', body: 'The printer moves with you: printer, printer, printer.' }]);

      expect(await titlesFor('printer')).toEqual(['Printers pull several sheets at once', 'Moving offices']);
      expect(await titlesFor('printer moves offices')).toEqual(['Moving offices']);
    });

    test('KB-1: an article whose review is overdue sinks below one that says the same', async () => {
      const { write, titlesFor } = await aDesk();
      const body = 'Hold the bell for three seconds.';
      await write([
        { title: 'Ringing the bell (old)', body, reviewDueAtMs: epochMs.parse(5_000) },
        { title: 'Ringing the bell (new)', body, reviewDueAtMs: epochMs.parse(50_000) },
      ]);

      expect(await titlesFor('ringing the bell')).toEqual(['Ringing the bell (new)', 'Ringing the bell (old)']);
    });

    test('the title and an excerpt come as plain text, with the words that were looked for marked', async () => {
      const { search } = await aDesk();

      const [found] = await search('Trommel Streifen');

      const marked = ({ text, marks }: { text: string; marks: readonly { from: number; to: number }[] }) =>
        marks.map(({ from, to }) => text.slice(from, to));
      expect([marked(found!.title), marked(found!.excerpt)]).toEqual([['Streifen'], ['Trommel']]);
      expect(found!.excerpt.text).toBe('Die Trommel ist am Ende. Ersatz liegt im Lager Kassel, siehe Lagerliste.');
    });

    test('drafts are found by nobody, articles for agents by agents alone', async () => {
      const { gate, search, draft } = await aDesk();
      await gate.accept(mira, [draft({ title: 'A draft about the bell' })]);

      const foundBy = async (who: Principal) => [
        (await search('draft bell', who)).length,
        (await search('second factor enrolled', who)).length,
      ];
      expect(await foundBy(mira)).toEqual([0, 1]);
      expect(await foundBy(vera)).toEqual([0, 0]);
      expect(await foundBy(verasDevice)).toEqual([0, 0]);
    });

    test('what is revised is found by its new words, what is taken back or retired no more', async () => {
      const { gate, titlesFor } = await aDesk();
      const act = async (serial: number, name: string, input: object = {}) =>
        outcomesOf(
          await gate.accept(mira, [aCommandEntry(serial, { name, target: 'article:1', input: { ...input } })]),
        );
      const revised = {
        title: 'Mail wants a sign-in',
        body: 'Do it.',
        language: 'en',
        audience: 'end-users',
        basedOn: 1,
      };

      await act(501, 'article.revise', revised);
      expect([await titlesFor('outlook'), await titlesFor('mail sign-in')]).toEqual([[], ['Mail wants a sign-in']]);
      await act(502, 'article.withdraw');
      expect(await titlesFor('mail sign-in')).toEqual([]);
      await act(503, 'article.publish');
      expect(await titlesFor('mail sign-in')).toEqual(['Mail wants a sign-in']);
      await act(504, 'article.retire');
      expect(await titlesFor('mail sign-in')).toEqual([]);
    });

    test('a batch that is undone leaves no trace in the search', async () => {
      const { gate, draft, titlesFor } = await aDesk();
      const drafted = draft({ title: 'A bell that never rang' });
      const publish = aCommandEntry(601, { name: 'article.publish', target: drafted.target });
      const twice = aCommandEntry(602, { name: 'article.publish', target: drafted.target });

      const outcome = await gate.acceptTogether(mira, [drafted, publish, twice], async () => ({
        ok: true,
        value: null,
      }));

      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'article.published-already' } });
      expect(await titlesFor('bell rang')).toEqual([]);
    });

    test.for([
      '"',
      "'",
      'outlook" OR title:*',
      "'; drop table record; --",
      'NEAR(outlook password, 2) AND NOT (',
      '{title body}: ^outlook + * - ^ ~ | & ! <-> :*',
      '\\',
      'a\0b\u{d800}c',
      '½ Ⅷ ﷽ 𝕆𝕦𝕥𝕝𝕠𝕠𝕜 ไทย 한국어 العربية',
      'outlook '.repeat(1_250),
      '('.repeat(10_000),
      'x'.repeat(10_000),
      'é'.repeat(10_000),
    ])('SRCH-2: no text is a query language: question %#', async (question) => {
      const { search, titlesFor } = await aDesk();

      const found = await search(question);

      expect(knowledgeApi['knowledge.search'].output.safeParse({ articles: found }).success).toBe(true);
      expect(await titlesFor('outlook')).toHaveLength(1);
    });

    test('SRCH-2: nor is any that chance makes up', async () => {
      const { search, titlesFor } = await aDesk();
      const chance = seeded(7);
      const letters = Array.from(`abzÄß09"'*():^-+|&!<>\\/.,;{}[]~ \t\n\u0301\u200b€😀`);

      for (let round = 0; round < 150; round += 1) {
        const length = 1 + Math.floor(chance() * 40);
        await search(Array.from({ length }, () => letters[Math.floor(chance() * letters.length)]).join(''));
      }

      expect(await titlesFor('outlook')).toHaveLength(1);
    });

    test('the longest article is found like any other', async () => {
      const { write, titlesFor } = await aDesk();
      const words = Array.from({ length: 7_000 }, (_, index) => `word${index}`)
        .join(' ')
        .slice(0, 49_980);

      await write([{ title: 'Very long', body: `${words} haystackneedle` }]);

      expect(await titlesFor('haystackneedle')).toEqual(['Very long']);
    });

    test('articles are numbered by the hub, one after the other', async () => {
      const { search } = await aDesk();

      expect([(await search('outlook'))[0]?.number, (await search('invoice'))[0]?.number]).toEqual([
        'KB-0001',
        'KB-0004',
      ]);
    });

    test('KNW-4: a question that found nothing is counted once it is asked, and not while it is typed', async () => {
      const { requests, store } = await aDesk();
      const ask = async (question: string, stage: 'typing' | 'asked') =>
        await requests['knowledge.search']({ question, most: 5, stage }, as(vera));
      await ask('holiday cal', 'typing');
      await ask('Where is the holiday calendar?', 'asked');
      await ask('the holiday calendar', 'asked');
      await ask('outlook', 'asked');

      expect(await requests['knowledge.unanswered']({}, as(mira))).toEqual({
        ok: true,
        value: [{ question: 'the holiday calendar', times: 2, lastAskedAtMs: 10_000 }],
      });
      expect(await store.database.selectFrom('unanswered_search').select('words').execute()).toEqual([
        { words: 'holiday calendar' },
      ]);
    });

    test('whoever may read an article says whether it helped, and may change their mind', async () => {
      const { requests } = await aDesk();
      const article = articleId.parse('article:1');
      const forAgents = articleId.parse('article:6');
      const say = async (who: Principal, didHelp: boolean, about = article) =>
        await requests['knowledge.vote']({ article: about, didHelp }, as(who));

      await say(vera, false);
      await say(verasDevice, true);
      await say({ kind: 'person', id: 'person:wim' } as Principal, false);
      await say(mira, true, forAgents);

      expect(await say(vera, true, forAgents)).toEqual({ ok: false, refusal: { code: 'article.unknown' } });
      expect(await requests['knowledge.article']({ id: article }, as(vera))).toMatchObject({
        value: { didHelp: true },
      });
      const counted = await requests['knowledge.votes']({ articles: [article, forAgents] }, as(mira));
      expect(counted.ok && counted.value.toSorted((one, other) => (one.article < other.article ? -1 : 1))).toEqual([
        { article, helped: 1, didNotHelp: 1 },
        { article: forAgents, helped: 1, didNotHelp: 0 },
      ]);
    });

    test('an article that is not for the asker looks like none at all', async () => {
      const { requests } = await aDesk();
      const unknown = { ok: false, refusal: { code: 'article.unknown' } };
      const read = async (id: string, who: Principal) =>
        await requests['knowledge.article']({ id: articleId.parse(id) }, as(who));

      expect(await read('article:6', vera)).toEqual(unknown);
      expect(await read('article:nowhere', vera)).toEqual(unknown);
      expect(await read('article:6', mira)).toMatchObject({ ok: true });
      expect(await read('article:1', verasDevice)).toMatchObject({ value: { body: shelf[0]!.body, didHelp: null } });
    });
  });
}

/** What a handler is told of who asks; the rest of a session plays no part here. */
function as(principal: Principal) {
  return { principal, address: '', session: {}, name: '' } as never;
}

function deskOn(store: Store, gate: GateUnderTest) {
  const requests = createKnowledgeRequests({ store, nowMs: () => 10_000 });
  let drafted = 0;
  const draft = (over: Partial<DraftInput>) => {
    drafted += 1;
    const input = aDraftInput(over);
    return aCommandEntry(drafted * 2, { name: 'article.draft', target: `article:${drafted}`, input });
  };
  const search = async (
    question: string,
    who: Principal = vera,
  ): Promise<HubOutput<'knowledge.search'>['articles']> => {
    const answer = await requests['knowledge.search']({ question, most: 10, stage: 'typing' }, as(who));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value.articles as HubOutput<'knowledge.search'>['articles'];
  };
  return {
    requests,
    draft,
    search,
    titlesFor: async (question: string) => (await search(question)).map(({ title }) => title.text),
    write: async (articles: readonly Partial<DraftInput>[]) => {
      const commands = articles.flatMap((article) => {
        const entry = draft(article);
        return [entry, aCommandEntry(drafted * 2 + 1, { name: 'article.publish', target: entry.target })];
      });
      const outcomes = outcomesOf(await gate.accept(mira, commands));
      expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    },
  };
}
