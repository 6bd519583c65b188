import type { Refusal } from '#domain/kernel/result.ts';
import { BehaviorSubject, Subject } from 'rxjs';
import { afterEach, expect, test } from 'vitest';
import { blobsInMemory } from '../../test/support/blobs-in-memory.ts';
import { createSmallFileLink } from '../../test/support/small-hub-files.ts';
import { createKeptStorage } from '../app/kept-storage.ts';
import { aReport, aWebStorage, openDrafts, vera, verasIssuer } from '../draft/draft.fixtures.ts';
import { createPortalFiles } from './portal-files.ts';

const bytes = Uint8Array.of(1, 2, 3);
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** Vera's page, over storages that outlive it. */
function aPage({ deviceStorage = createKeptStorage(aWebStorage()), blobs = blobsInMemory(), atMs = 1_000 } = {}) {
  const drafts = openDrafts();
  const news$ = new Subject<void>();
  const refusal$ = new BehaviorSubject<Refusal | null>(null);
  const hub = createSmallFileLink(() => refusal$.value);
  const nowMs = () => atMs;
  const files = createPortalFiles({
    person: vera,
    drafts,
    news$,
    blobs,
    link: hub.link,
    token: 'x',
    deviceStorage,
    nowMs,
  });
  const sending = files.sending$.subscribe();
  ends.push(() => sending.unsubscribe());
  const add = async () => {
    const added = await files.add({ name: 'photo.jpg', mediaType: 'image/jpeg', bytes });
    if (!added.ok) throw new Error(added.refusal.code);
    return added.value;
  };
  return { drafts, files, news$, refusal$, hub, add, blobs, deviceStorage };
}

test('bytes go to the hub once it has taken the command that names them, and then leave the device (INC-4)', async () => {
  const { drafts, hub, add, blobs } = aPage();
  const photo = await add();
  const draft = drafts.open('report', null);
  drafts.write(draft, aReport({ files: [photo] }));
  drafts.handOver(draft, verasIssuer);
  expect(hub.files.seen).toEqual([]);

  drafts.accept(draft);

  await expect.poll(() => hub.files.whole.get(photo.sha256)).toEqual(bytes);
  await expect.poll(() => blobs.list()).toEqual([]);
});

test('without a connection they wait, also for a page that was closed meanwhile', async () => {
  const before = aPage();
  const photo = await before.add();
  before.refusal$.next({ code: 'hub.unreachable' });
  const draft = before.drafts.open('report', null);
  before.drafts.write(draft, aReport({ files: [photo] }));
  before.drafts.handOver(draft, verasIssuer);
  before.drafts.accept(draft);
  ends.splice(0).forEach((end) => end());

  const after = aPage(before);
  after.news$.next();

  await expect.poll(() => after.hub.files.whole.get(photo.sha256)).toEqual(bytes);
});

test('what was never handed over is not sent, and is forgotten with a draft of a week ago', async () => {
  const before = aPage();
  await before.add();
  const after = aPage({ ...before, atMs: 8 * 24 * 3_600_000 });

  after.news$.next();

  await expect.poll(() => after.blobs.list()).toEqual([]);
  expect(after.hub.files.seen).toEqual([]);
});

test('a file of the conversation is read from the hub, and not kept on a device that may be anybody’s', async () => {
  const { files, hub, add, blobs } = aPage();
  const file = await add();
  const { sha256 } = file;
  files.forget(file);
  hub.files.whole.set(sha256, bytes);

  expect(await files.read(sha256)).toEqual({ ok: true, value: bytes });
  expect(await blobs.list()).toEqual([]);
});

test('signing out leaves no file behind', async () => {
  const { files, add, blobs } = aPage();
  await add();

  await files.discardAll();

  expect(await blobs.list()).toEqual([]);
});
