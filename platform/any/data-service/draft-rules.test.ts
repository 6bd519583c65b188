import type { DraftExchangeAnswer, DraftExchangeRequest, HubDraft } from '#contracts/draft.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../test/support/seeded.ts';
import { createSmallHubDrafts } from '../../../test/support/small-hub-drafts.ts';
import { exchanged, toExchange, tooManyDrafts, written } from './draft-rules.ts';
import type { DraftRow } from './rx-schema.ts';

const key = 'reply:incident:1';
const now: EpochMs = epochMs.parse(5_000);

function aRow(over: Partial<DraftRow> = {}): DraftRow {
  const nothing = { deviceName: '', changedAtMs: now, other: null, taken: null };
  return { id: key, text: 'Please', base: 'draft:1', isChanged: false, ...nothing, ...over };
}
function aHubDraft(over: Partial<HubDraft> = {}): HubDraft {
  return { key, revision: 'draft:2', deviceName: 'laptop', changedAtMs: epochMs.parse(7_000), ...over };
}
const theirs = { text: 'Please wait.', revision: 'draft:2', deviceName: 'laptop', changedAtMs: epochMs.parse(7_000) };
const whole = (...drafts: HubDraft[]): DraftExchangeAnswer => ({ drafts, isWhole: true });
const said = (over: Partial<DraftExchangeRequest['held'][number]> = {}) => [{ key, base: 'draft:1', ...over }];

describe('what is typed (DRAFT-1)', () => {
  test('is kept, and not yet on the hub', () => {
    expect(written(undefined, { key, text: 'Pl', seen: null }, now)).toEqual(
      aRow({ text: 'Pl', base: null, isChanged: true }),
    );
  });

  test('emptied, it stays until the hub knows; one that goes to no hub is gone at once', () => {
    expect(written(aRow(), { key, text: '', seen: null }, now)).toEqual(aRow({ text: '', isChanged: true }));
    const files = aRow({ id: `files:${key}`, base: null });
    expect(written(files, { key: files.id, text: '', seen: null }, now)).toBeNull();
  });

  test('sent while its first words are on their way to the hub, it does not come back', () => {
    const typed = written(undefined, { key, text: 'Please', seen: null }, now)!;
    const onItsWay = toExchange([typed], 1_000);
    const emptied = written(typed, { key, text: '', seen: null }, now)!;
    const { put } = exchanged([emptied], onItsWay, whole(aHubDraft({ revision: 'draft:1' })));

    expect(toExchange(put, 1_000)).toEqual([{ key, base: 'draft:1', text: '' }]);
    expect(exchanged(put, toExchange(put, 1_000), whole()).forget).toEqual([key]);
  });

  test('emptied before the hub ever heard of it, it is gone once the hub has said so', () => {
    const emptied = aRow({ text: '', base: null, isChanged: true });

    expect(exchanged([emptied], toExchange([emptied], 1_000), whole()).forget).toEqual([key]);
  });

  test('over a text that another device has replaced meanwhile keeps both', () => {
    const replaced = aRow({ text: 'Please wait.', base: 'draft:2', taken: 'draft:2', deviceName: 'laptop' });

    expect(written(replaced, { key, text: 'Please restart', seen: null }, now)).toMatchObject({
      text: 'Please restart',
      isChanged: true,
      other: { text: 'Please wait.', revision: 'draft:2', deviceName: 'laptop' },
    });
  });

  test('sent over a text that another device has replaced leaves the other text', () => {
    const replaced = aRow({ text: 'Please wait.', base: 'draft:2', taken: 'draft:2' });

    expect(written(replaced, { key, text: '', seen: null }, now)).toBe(replaced);
  });

  test('in sight of both texts is the choice, and goes to the hub', () => {
    const both = aRow({ isChanged: true, other: theirs });

    expect(written(both, { key, text: 'Please\n\nPlease wait.', seen: 'draft:2' }, now)).toMatchObject({
      text: 'Please\n\nPlease wait.',
      base: 'draft:2',
      isChanged: true,
      other: null,
    });
  });

  test('while nobody has chosen keeps the other text; sent, the other is what is left', () => {
    const both = aRow({ isChanged: true, other: theirs });

    expect(written(both, { key, text: 'Please r', seen: null }, now)).toMatchObject({
      text: 'Please r',
      other: theirs,
    });
    expect(written(both, { key, text: '', seen: null }, now)).toMatchObject({ text: 'Please wait.', other: null });
  });
});

describe('what the hub answers (DRAFT-1)', () => {
  test('a text it took is on the hub, unless more was typed meanwhile', () => {
    const sent = said({ text: 'Please' });
    expect(exchanged([aRow({ isChanged: true })], sent, whole(aHubDraft())).put).toEqual([
      aRow({ base: 'draft:2', isChanged: false }),
    ]);
    expect(exchanged([aRow({ isChanged: true, text: 'Please r' })], sent, whole(aHubDraft())).put).toEqual([
      aRow({ base: 'draft:2', isChanged: true, text: 'Please r' }),
    ]);
  });

  test('another device’s text takes the place of one that was not changed here', () => {
    expect(exchanged([aRow()], said(), whole(aHubDraft({ text: 'Please wait.' }))).put).toMatchObject([
      { text: 'Please wait.', base: 'draft:2', taken: 'draft:2', deviceName: 'laptop', isChanged: false, other: null },
    ]);
  });

  test('beside one that was changed here it is kept, and nothing of it is sent until somebody chose', () => {
    const { put } = exchanged([aRow({ isChanged: true })], said({ text: 'Please' }), whole(aHubDraft(theirs)));

    expect(put).toMatchObject([{ text: 'Please', other: theirs }]);
    expect(toExchange(put, 1_000)).toEqual([{ key, base: 'draft:1' }]);
  });

  test('the same words on both sides are no choice to make', () => {
    const { put } = exchanged([aRow({ isChanged: true })], said(), whole(aHubDraft({ text: 'Please' })));

    expect(put).toMatchObject([{ base: 'draft:2', isChanged: false, other: null }]);
  });

  test('what it does not name any more was sent or discarded; what was typed since is a new draft', () => {
    expect(exchanged([aRow()], said(), whole()).forget).toEqual([key]);
    expect(exchanged([aRow({ isChanged: true })], said(), whole()).put).toMatchObject([
      { base: null, isChanged: true },
    ]);
  });

  test('an answer that is not whole says nothing of what it does not name', () => {
    expect(exchanged([aRow()], said(), { drafts: [], isWhole: false })).toEqual({ put: [], forget: [] });
  });

  test('a draft that was begun while the answer was on its way is left alone', () => {
    expect(exchanged([aRow({ base: null, isChanged: true })], [], whole())).toEqual({ put: [], forget: [] });
  });
});

test('of too many the ones that the hub has go first, the oldest before the others', () => {
  const old = aRow({ id: 'note:incident:1', changedAtMs: epochMs.parse(1) });
  const unsent = aRow({ id: 'note:incident:2', changedAtMs: epochMs.parse(0), isChanged: true });

  expect(tooManyDrafts([aRow(), unsent, old], 2)).toEqual(['note:incident:1']);
  const emptied = aRow({ id: 'note:incident:3', text: '', base: null, isChanged: true });
  expect(tooManyDrafts([aRow(), unsent, old, emptied], 3)).toEqual(['note:incident:3']);
});

test('two devices lose no word of a draft and end with the same text (DRAFT-1, seeded)', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const chance = seeded(seed);
    const hub = createSmallHubDrafts(() => 1);
    const devices = ['laptop', 'desktop'].map((name) => ({ name, rows: new Map<string, DraftRow>() }));
    const words = new Set<string>();

    function meet({ name, rows }: (typeof devices)[number]): void {
      const held = toExchange([...rows.values()], 1_000);
      const { put, forget } = exchanged([...rows.values()], held, hub.exchange('mira', { deviceName: name, held }));
      for (const id of forget) rows.delete(id);
      for (const row of put) rows.set(row.id, row);
    }
    function type({ rows }: (typeof devices)[number], text: string): void {
      const before = rows.get(key);
      const next = written(before, { key, text, seen: before?.other?.revision ?? before?.taken ?? null }, now);
      if (next !== null) rows.set(key, next);
    }
    for (let step = 0; step < 30; step += 1) {
      const device = devices[Math.floor(chance() * 2)]!;
      const row = device.rows.get(key);
      if (chance() < 0.5) meet(device);
      else {
        const word = `w${step}`;
        words.add(word);
        type(device, [row?.text ?? '', row?.other?.text ?? '', word].filter((part) => part !== '').join(' '));
      }
    }
    for (let round = 0; round < 6; round += 1) {
      for (const device of devices) {
        meet(device);
        const row = device.rows.get(key);
        if (row !== undefined && row.other !== null) type(device, `${row.text} ${row.other.text}`);
      }
    }

    const [one, two] = devices.map(({ rows }) => rows.get(key)?.text ?? '');
    expect(one, `seed ${seed}`).toBe(two);
    for (const word of words) expect(` ${one} `, `seed ${seed}`).toContain(` ${word} `);
  }
});
