import type { SearchCondition } from '#contracts/search.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { ticketNumber } from '#domain/incident/incident.record.ts';
import { selfGivenNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { aDevice, anInventory } from '#domain/inventory/inventory.fixtures.ts';
import { anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import { deviceId, epochMs, incidentId, personId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { anArticle } from '#domain/knowledge/knowledge.fixtures.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { aSearchedDesk } from '../../../test/support/searched-desk.ts';

function ticket(serial: number, summary: string, over: Parameters<typeof anIncident>[0] = {}) {
  const nobody = personId.parse('person:nobody');
  const moment = epochMs.parse(1_000 + serial);
  return anIncident({
    id: incidentId.parse(`incident:${serial}`),
    summary,
    requester: nobody,
    device: null,
    changedAtMs: moment,
    ...over,
  });
}

function line(serial: number, target: string, input: JournalLine['input'], name = 'incident.noted'): JournalLine {
  return journalLineSchema.parse({
    id: `journal:${serial}`,
    name,
    target,
    actor: 'agent:mira',
    device: 'client:a',
    input,
    changed: {},
    audience: 'desk',
    occurredAtMs: 1_000 + serial,
    receivedAtMs: 1_000 + serial,
  });
}

describe('what is found', () => {
  test('a ticket by its subject, its number, what was said in it, and the names of its files', async () => {
    const desk = await aSearchedDesk();
    const number = ticketNumber.parse('BER-000142-7');
    await desk.put(
      ticket(1, 'Printer jams in the archive', { number }),
      line(1, 'incident:1', { description: 'It squeaks since Monday.' }, 'incident.logged'),
      line(2, 'incident:1', { resolution: 'Replaced the fuser.' }, 'incident.resolved'),
      line(3, 'incident:1', {
        attachments: [anAttachment({ name: 'counter-reading.pdf' })],
        text: null,
        audience: 'desk',
      }),
    );
    for (const text of ['printer', 'squeaks', 'fuser', 'counter-reading', 'reading.pdf', 'archive monday fus']) {
      expect(await desk.ids(text)).toEqual(['incident:1']);
    }
    for (const text of ['BER-000142-7', 'ber-142', 'ber 142', 'ber142', 'BER142', '142', '000142'])
      expect(await desk.ids(text)).toEqual(['incident:1']);
    expect(await desk.ids('printer toner')).toEqual([]);
  });

  test('NUM-1: a ticket by the number that a device gave by itself, whole or in parts', async () => {
    const desk = await aSearchedDesk();
    const number = selfGivenNumberOf('client:a', '019a8f00-0000-7000-8000-0045c8d3a81b');
    const [prefix = '', tail = '', check = ''] = number.toLowerCase().split('-');
    await desk.put(ticket(1, 'Printer jams', { number }), ticket(2, 'Printer jams again'));

    for (const text of [number, `${prefix}${tail}${check}`, `${prefix}-${tail}`, `${prefix} ${tail}`, tail, prefix]) {
      expect(await desk.ids(text)).toEqual(['incident:1']);
    }
  });

  test('a ticket by whoever called and by their device, whose names stand elsewhere', async () => {
    const desk = await aSearchedDesk();
    await desk.put(
      aPerson({ name: 'Vera Lindqvist' }),
      aDevice(),
      ticket(1, 'Printer jams', { requester: personId.parse('person:vera'), device: deviceId.parse('device:nb0142') }),
      ticket(2, 'Printer jams'),
    );
    expect(await desk.ids('printer lindq', { kinds: ['incident'] })).toEqual(['incident:1']);
    expect(await desk.ids('nb-0142 jams', { kinds: ['incident'] })).toEqual(['incident:1']);
  });

  test('people by name, login, e-mail, and by a phone number in whatever groups', async () => {
    const desk = await aSearchedDesk();
    await desk.put(
      aPerson({
        name: 'Łukasz Müller',
        login: 'lmueller',
        emails: ['lukasz.m@example.org'],
        phones: ['+49 (0) 30 901820-14'],
      }),
    );
    const found = ['person:vera'];
    for (const text of [
      'lukasz',
      'Łuk',
      'mueller',
      'muller',
      'Müller',
      'lmuel',
      'lukasz.m@example.org',
      '0049 30 901820-14',
      '9018 2014',
      '1820-14',
    ]) {
      expect(await desk.ids(text)).toEqual(found);
    }
  });

  test('devices by name, serial, MAC address in any spelling, address, and model', async () => {
    const desk = await aSearchedDesk();
    const card = {
      name: 'eth0',
      type: 'wired',
      macAddress: '00:1a:2b:3c:4d:5e',
      ipv4: '10.20.30.41',
      ipv6: 'fe80::1',
      isUp: true,
      isVirtual: false,
    };
    await desk.put(aDevice({ inventory: anInventory({ network: [card] }) }));
    for (const text of [
      'nb-0142',
      'NB0142',
      'pf2a',
      '00:1A:2B:3C:4D:5E',
      '001a2b3c4d5e',
      '001A.2B3C.4D5E',
      '2b:3c:4d',
      '10.20.30',
      'notebook 5',
      '5c1d3a52-0000-4000',
    ]) {
      expect(await desk.ids(text)).toEqual(['device:nb0142']);
    }
  });

  test('articles by what they say, without their layout', async () => {
    const desk = await aSearchedDesk();
    await desk.put(
      anArticle({ title: 'VPN does not connect', body: '# Cause\n\n**Stale** [credential](https://example.org)' }),
    );
    expect(await desk.ids('stale credential')).toEqual([anArticle().id]);
  });

  test('identifiers whole and in parts (SRCH-2)', async () => {
    const desk = await aSearchedDesk();
    await desk.put(
      ticket(1, 'Update fails with 0x80070005 on step a_b'),
      ticket(2, 'T.E. Lawrence cannot sign in'),
      ticket(3, 'Session 6f9619ff-8b86-d011-b42d-00cf4fc964ff hangs'),
    );
    for (const text of ['0x80070005', '0X8007', 'a_b', 'step a_b'])
      expect(await desk.ids(text)).toEqual(['incident:1']);
    for (const text of ['T.E.', 'te', 't.e. law']) expect(await desk.ids(text)).toEqual(['incident:2']);
    for (const text of ['{6F9619FF-8B86-D011-B42D-00CF4FC964FF}', '8b86-d011', '6f9619ff8b86'])
      expect(await desk.ids(text)).toEqual(['incident:3']);
  });

  test('one word in its forms, English or German, whatever the text is (SRCH-2)', async () => {
    const desk = await aSearchedDesk();
    await desk.put(
      ticket(1, 'Printers stopped working'),
      ticket(2, 'Drucker läuft nicht, Schlüssel verloren'),
      ticket(3, 'ﬁle × ＷＬＡＮ'),
    );
    for (const text of ['printer stopping ', 'stops printer ', 'PRINTERS'])
      expect(await desk.ids(text)).toEqual(['incident:1']);
    for (const text of ['druckern ', 'laeuft', 'lauft ', 'schluessel', 'schlüssels '])
      expect(await desk.ids(text)).toEqual(['incident:2']);
    for (const text of ['file', 'wlan']) expect(await desk.ids(text)).toEqual(['incident:3']);
  });

  test('the last word may be begun, the others are whole', async () => {
    const desk = await aSearchedDesk();
    await desk.put(ticket(1, 'Printer jams'));
    expect(await desk.ids('printer ja')).toEqual(['incident:1']);
    expect(await desk.ids('prin jams')).toEqual([]);
  });

  test('one slip of the finger is forgiven from five letters, behind what fits as it is', async () => {
    const desk = await aSearchedDesk();
    await desk.put(ticket(1, 'Printer jams'), ticket(2, 'The pritner of the third floor'), ticket(3, 'Mail is slow'));
    for (const text of ['printr jams', 'prrinter jams', 'prinfer jams'])
      expect(await desk.ids(text)).toEqual(['incident:1']);
    expect(await desk.ids('pritner')).toEqual(['incident:2', 'incident:1']);
    expect(await desk.ids('mali ')).toEqual([]);
  });
});

describe('order', () => {
  test('a word in the subject weighs more than one in the texts; equals stand open first, then latest first', async () => {
    const desk = await aSearchedDesk();
    await desk.put(
      ticket(1, 'Toner is empty'),
      ticket(2, 'Something else'),
      line(1, 'incident:2', {
        text: 'Then the toner went as well, and much more happened before anybody could say what.',
      }),
      ticket(5, 'Toner is empty', { state: 'closed' }),
      ticket(4, 'Toner is empty'),
    );
    expect(await desk.ids('toner')).toEqual(['incident:4', 'incident:1', 'incident:5', 'incident:2']);
  });

  test('of words that thousands have, those in the subject stand first', async () => {
    const desk = await aSearchedDesk();
    await desk.put(
      ...Array.from({ length: 5_200 }, (_, serial) => ticket(10 + serial, 'Toner')),
      ticket(1, 'Toner and scanner', { state: 'closed' }),
      ticket(2, 'Toner and scanner'),
      ticket(3, 'Toner'),
      line(1, 'incident:3', { text: 'And the scanner.' }),
    );

    expect(await desk.ids('toner scanner')).toEqual(['incident:2', 'incident:1', 'incident:3']);
  });

  test('pages follow each other without a gap, weighed or by time', async () => {
    const desk = await aSearchedDesk();
    const many = Array.from({ length: 1_200 }, (_, serial) =>
      ticket(serial, serial < 30 ? 'Toner and scanner' : 'Toner'),
    );
    await desk.put(...many);
    expect(await desk.ids('scanner', { kinds: ['incident'], limit: 50 })).toEqual(
      many
        .slice(0, 30)
        .map(({ id }) => id)
        .toReversed(),
    );

    for (const [text, count] of [
      ['scanner', 30],
      ['toner', 1_200],
    ] as const) {
      const ids: string[] = [];
      let after: string | null = null;
      do {
        const page = await desk.answer(text, { kinds: ['incident'], limit: 7, after });
        ids.push(...page.hits.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      expect(ids).toEqual(
        many
          .slice(0, count)
          .map(({ id }) => id)
          .toReversed(),
      );
    }
  });
});

describe('conditions', () => {
  test('narrow down, turn round, and stand alone', async () => {
    const desk = await aSearchedDesk();
    await desk.put(ticket(1, 'Toner', { priority: 'p1' }), ticket(2, 'Toner'), ticket(3, 'Paper', { state: 'closed' }));
    const p1 = { facet: 'priority', values: ['p1'], isNegated: false } satisfies SearchCondition;
    const open = { facet: 'is', values: ['open'], isNegated: false } satisfies SearchCondition;
    expect(await desk.ids('toner', { where: [p1] })).toEqual(['incident:1']);
    expect(await desk.ids('toner', { where: [{ ...p1, isNegated: true }] })).toEqual(['incident:2']);
    expect(await desk.ids('', { where: [open] })).toEqual(['incident:2', 'incident:1']);
    expect(await desk.ids('', { kinds: ['incident'], where: [{ ...open, isNegated: true }] })).toEqual(['incident:3']);
    expect(await desk.ids('toner', { where: [{ ...p1, values: [] }] })).toEqual([]);
    expect(await desk.ids('priority p1')).toEqual([]);
  });
});

test('what is alike shares telling words, the rarest first', async () => {
  const desk = await aSearchedDesk();
  await desk.put(
    ticket(1, 'Outlook asks for the password'),
    ticket(2, 'Outlook does not start'),
    ticket(3, 'Printer jams'),
    ticket(4, 'Outlook is slow'),
  );
  expect(
    await desk.ids('Outlook wants my password and does not stop', {
      match: 'any',
    }),
  ).toEqual(['incident:1', 'incident:4', 'incident:2']);
});

test('titles and snippets are text with the stretches that were meant, never markup', async () => {
  const desk = await aSearchedDesk();
  const long = `${'It began on a Monday like any other. '.repeat(20)}The <b>fuser</b> broke. ${'And so on. '.repeat(40)}`;
  await desk.put(ticket(1, 'Printer <i>jams'), line(1, 'incident:1', { text: long }));
  expect(await desk.ids('fuser')).toEqual(['incident:1']);

  const [hit] = (await desk.answer('printer fus', { withSnippets: true })).hits;

  const marked = ({ text, marks }: { text: string; marks: { from: number; to: number }[] }) =>
    marks.map(({ from, to }) => text.slice(from, to));
  expect(hit?.title.text).toBe('Printer <i>jams');
  expect(marked(hit!.title)).toEqual(['Printer']);
  expect(marked(hit!.snippet!)).toEqual(['fuser']);
  expect(hit?.snippet?.text).toContain('<b>fuser</b>');
});

test('every text is a legal question (SRCH-2)', async () => {
  const desk = await aSearchedDesk();
  await desk.put(ticket(1, 'Printer'));
  expect(await desk.ids('printer')).toEqual(['incident:1']);
  let seed = 20_261_123;
  const chance = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const pieces = [
    '"',
    "'",
    '*',
    'NEAR(',
    ')',
    '(',
    ' OR ',
    ' AND ',
    ' NOT ',
    '-',
    ':',
    '^',
    '+',
    '{title}',
    '\0',
    '\uD800',
    '\uDC00',
    '\uE000is\uE000open',
    '\u0301',
    '%',
    '\\',
    ';--',
    '日本',
    '👩‍🚒',
    'ﷺ',
    'İ',
  ];
  for (let round = 0; round < 120; round += 1) {
    const text = Array.from({ length: 1 + chance(12) }, () =>
      chance(2) === 0 ? pieces[chance(pieces.length)]! : String.fromCharCode(chance(0x1_0000)),
    ).join('');
    const match = chance(2) === 0 ? 'all' : 'any';
    const { hits } = await desk.answer(text, { match, withSnippets: true });
    expect({ text, isAnswered: Array.isArray(hits) }).toEqual({ text, isAnswered: true });
  }
  expect(desk.faults).toEqual([]);
  expect((await desk.answer('printer OR nothing"')).hits).toEqual([]);
});

test('a record that cannot be read is left out alone', async () => {
  const desk = await aSearchedDesk();
  await desk.put(ticket(1, 'Toner'), { ...ticket(2, 'Toner'), summary: null } as never, ticket(3, 'Toner'));
  expect(await desk.ids('toner')).toEqual(['incident:3', 'incident:1']);
  expect(desk.faults).toMatchObject([{ code: 'search.record-unreadable' }]);
});
