import type { DeskDraft } from '#contracts/desk-port.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { BehaviorSubject } from 'rxjs';
import { expect, test } from 'vitest';
import { createDraftBox } from './draft-box.ts';

const key = 'reply:incident:1';

function aDraft(over: Partial<DeskDraft> = {}): DeskDraft {
  const here = { seen: null, deviceName: '', changedAtMs: epochMs.parse(1_000), isOnHub: true, other: null };
  return { key, text: 'Please', ...here, ...over };
}

/** A box over a service of one's own, with a clock moved by hand. */
function aBox(kept: Record<string, string> = {}, drafts: readonly DeskDraft[] = []) {
  const drafts$ = new BehaviorSubject<ReadonlyMap<string, DeskDraft>>(
    new Map(drafts.map((draft) => [draft.key, draft])),
  );
  const written: (readonly [string, string, string | null])[] = [];
  const due: { run: () => void; afterMs: number }[] = [];
  const service = { answer: async (): Promise<Result<null>> => ok(null) };
  const box = createDraftBox({
    drafts$,
    write: async (...draft) => {
      written.push(draft);
      return await service.answer();
    },
    kept: {
      getItem: (name) => kept[name] ?? null,
      setItem: (name, text) => {
        kept[name] = text;
      },
      removeItem: (name) => Reflect.deleteProperty(kept, name),
      keys: () => Object.keys(kept),
    },
    agent: 'agent:mira',
    nowMs: () => 5_000,
    later: (run, afterMs) => {
      const waiting = { run, afterMs };
      due.push(waiting);
      return () => due.splice(due.indexOf(waiting), 1);
    },
  });
  const comes = (draft: DeskDraft) => drafts$.next(new Map([[draft.key, draft]]));
  const passes = async () => {
    for (const { run } of due.splice(0)) run();
    await box.flush();
  };
  return { box, written, due, service, kept, comes, passes };
}

test('what is typed is shown at once, and all of it is handed over a quarter of a second after the first key (DRAFT-1)', async () => {
  const { box, written, due, passes } = aBox();
  for (const text of ['P', 'Pl', 'Ple']) box.write(key, text);

  expect(box.read(key).text).toBe('Ple');
  expect(written).toEqual([]);
  expect(due.map(({ afterMs }) => afterMs)).toEqual([250]);
  await passes();
  expect(written[0]).toEqual([key, 'Ple', null]);
});

test('what is shown is the same object until it changes, so that a key stroke draws nothing else anew', () => {
  const { box } = aBox({}, [aDraft()]);

  expect(box.read(key)).toBe(box.read(key));
  expect(box.read('note:incident:9')).toBe(box.read('note:incident:7'));
});

test('what was sent or discarded is told without waiting', () => {
  const { box, written } = aBox({}, [aDraft()]);
  box.write(key, '');

  expect(written).toEqual([[key, '', null]]);
});

test('a page that goes leaves behind what was not stored yet, and the next takes it up (DRAFT-1)', async () => {
  const before = aBox();
  before.service.answer = () => new Promise(() => {});
  before.box.write(key, 'Please re');
  before.box.leave();

  const after = aBox(before.kept);
  expect(after.box.read(key).text).toBe('Please re');
  await after.passes();
  expect(after.written[0]).toEqual([key, 'Please re', null]);
  expect(after.kept).toEqual({});
});

test('what was written later elsewhere is not overwritten by what a page left behind', () => {
  const left = JSON.stringify({ text: 'Please', seen: null, atMs: 900 });
  const { box, kept } = aBox({ [`deskbell.unsaved:agent:mira:${key}`]: left }, [aDraft({ text: 'Please restart' })]);

  expect(box.read(key).text).toBe('Please restart');
  expect(kept).toEqual({});
});

test('drafts of earlier versions are taken up, those of a colleague are left alone', async () => {
  const { box, kept, passes } = aBox({
    [`deskbell.draft:agent:mira:${key}`]: 'From before',
    [`deskbell.draft:agent:jonas:${key}`]: 'Of Jonas',
  });
  expect(box.read(key).text).toBe('From before');

  await passes();
  expect(Object.values(kept)).toEqual(['Of Jonas']);
});

test('a service that is gone is told again until it has it; meanwhile nothing of it disappears', async () => {
  const { box, service, due, comes, passes } = aBox();
  service.answer = () => Promise.reject(new Error('gone'));
  box.write(key, 'Please');
  await passes();
  expect(due.map(({ afterMs }) => afterMs)).toEqual([1_000]);
  comes(aDraft({ text: 'An older text' }));
  expect(box.read(key).text).toBe('Please');

  service.answer = async () => ok(null);
  await passes();
  expect(due).toEqual([]);
});

test('when nobody may write any more, because the session ended, it waits on the device until they are back', async () => {
  const { box, service, kept, due, passes } = aBox();
  service.answer = async () => refuse({ code: 'session.missing' });
  box.write(key, 'Please');
  await passes();

  expect(due).toEqual([]);
  expect(Object.keys(kept)).toEqual([`deskbell.unsaved:agent:mira:${key}`]);
});

test('what another device wrote is shown with its name, until something is typed here', () => {
  const { box } = aBox({}, [aDraft({ seen: 'draft:2', deviceName: 'nb-0142' })]);
  expect(box.read(key).elsewhere).toEqual({ deviceName: 'nb-0142', atMs: 1_000 });

  box.write(key, 'Please r');
  expect(box.read(key).elsewhere).toBeNull();
});

test('two texts are both there until their author chooses; the choice says that both were seen', async () => {
  const other = { text: 'Please wait.', revision: 'draft:2', deviceName: 'nb-0142', changedAtMs: epochMs.parse(2) };
  const { box, written, passes } = aBox({}, [aDraft({ isOnHub: false, other })]);
  expect(box.read(key)).toMatchObject({ text: 'Please', other });

  box.choose(key, 'Please wait.');
  expect(box.read(key)).toMatchObject({ text: 'Please wait.', other: null });
  await passes();
  expect(written[0]).toEqual([key, 'Please wait.', 'draft:2']);
});

test('only what is on this device alone would be lost by leaving it', () => {
  const { box } = aBox({}, [aDraft(), aDraft({ key: 'note:incident:2', isOnHub: false })]);
  box.write('call', 'Somebody rang');
  box.write('seen:reply:incident:1', 'journal:7');

  expect(box.countOnlyHere()).toBe(2);
});
