import { ATTACHMENT_PART_BYTES } from '#contracts/api/attachment-api.ts';
import { Fault } from '#contracts/fault.ts';
import { anAttachInput } from '#domain/incident/incident.fixtures.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { blobsInMemory } from '../../../test/support/blobs-in-memory.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { signIn, startDesk } from '../../../test/support/desk-under-test.ts';
import { sha256Of } from '../attachment/sha256.ts';

const running: DeskUnderTest[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

async function start(given: Parameters<typeof startDesk>[0] = {}): Promise<DeskUnderTest> {
  const desk = await startDesk(given);
  running.push(desk);
  return desk;
}

/** Bytes that are the same for the same seed, and no other. */
function bytesOf(seed: number, sizeBytes = 1_000): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: sizeBytes }, (_, index) => (seed * 31 + index * 7 + (index >> 8)) % 256);
}

async function add(desk: DeskUnderTest, bytes = bytesOf(1), name = 'Screenshot.png'): Promise<Attachment> {
  const added = await desk.ask('attachment.add', { name, mediaType: 'image/png', bytes });
  if (!added.ok) throw new Error(added.refusal.code);
  return added.value;
}

function attach(desk: DeskUnderTest, ...attachments: readonly Attachment[]) {
  const input = anAttachInput({ attachments: [...attachments], audience: 'desk' });
  return desk.ask('command.issue', { name: 'incident.attach', target: 'incident:1', input: { ...input } });
}

const stateOf = (desk: DeskUnderTest) => desk.files().map(({ name, state, sentBytes }) => ({ name, state, sentBytes }));
const isState = (state: string) => (files: ReturnType<DeskUnderTest['files']>) => files[0]?.state === state;

describe('a file on its way to the hub (INC-4)', () => {
  test('is kept when it is added, goes after its command, and is all there in the end', async () => {
    const desk = await start();
    await signIn(desk);
    const bytes = bytesOf(1, 2 * ATTACHMENT_PART_BYTES + 9);

    const attachment = await add(desk, bytes, '../up/Screen\u202Eshot.png');
    expect(attachment).toMatchObject({ name: 'Screenshot.png', mediaType: 'image/png', sizeBytes: bytes.byteLength });
    expect(stateOf(desk)).toEqual([{ name: 'Screenshot.png', state: 'draft', sentBytes: 0 }]);
    expect(desk.cable.files.seen).toEqual([]);
    await attach(desk, attachment);

    await desk.untilFiles(isState('sent'));
    expect(desk.cable.files.seen).toEqual(['offer', 0, ATTACHMENT_PART_BYTES, 2 * ATTACHMENT_PART_BYTES]);
    expect(desk.cable.files.whole.get(attachment.sha256)).toEqual(bytes);
    expect(desk.faults).toEqual([]);
  });

  test('waits without a network, with its command, and survives a restart of the device', async () => {
    const [storage, blobs] = [aDeskStorage(), blobsInMemory()];
    const desk = await start({ storage, blobs });
    await signIn(desk);
    desk.cable.cut();
    const attachment = await add(desk);
    expect(await attach(desk, attachment)).toMatchObject({ ok: true });
    expect(await desk.ask('attachment.read', { sha256: attachment.sha256 })).toMatchObject({ value: bytesOf(1) });
    await desk.stop();
    running.splice(0);

    const { hub, clock, cable } = desk;
    cable.mend();
    const again = await start({ storage, blobs, hub, clock, cable });

    await again.untilFiles(isState('sent'));
    expect(cable.files.whole.get(attachment.sha256)).toEqual(bytesOf(1));
    expect([...hub.lines.values()].map(({ name }) => name)).toEqual(['incident.attached']);
  });

  test('goes on where it was when the device is killed in the middle', async () => {
    const [storage, blobs] = [aDeskStorage(), blobsInMemory()];
    const desk = await start({ storage, blobs });
    await signIn(desk);
    const { cable, hub, clock } = desk;
    cable.files.refuses = () => (cable.files.seen.length > 2 ? { code: 'hub.unreachable' } : null);
    const attachment = await add(desk, bytesOf(2, 3 * ATTACHMENT_PART_BYTES));
    await attach(desk, attachment);
    await desk.untilFiles((files) => files[0]?.sentBytes === 2 * ATTACHMENT_PART_BYTES);
    await desk.stop();
    running.splice(0);
    cable.files.seen.splice(0);
    cable.files.refuses = () => null;

    const again = await start({ storage, blobs, hub, clock, cable });

    await again.untilFiles(isState('sent'));
    expect(cable.files.seen).toEqual(['offer', 2 * ATTACHMENT_PART_BYTES]);
  });

  test('is not sent while its command waits, nor while the hub has refused it', async () => {
    const desk = await start();
    await signIn(desk);
    desk.cable.refuses = (request) => (request === 'sync.push' ? { code: 'hub.busy' } : null);
    const attachment = await add(desk);
    await attach(desk, attachment);
    await desk.until(({ problem }) => problem === 'hub.busy');

    expect(desk.cable.files.seen).toEqual([]);
    expect(stateOf(desk)).toMatchObject([{ state: 'unsent' }]);
  });

  test('a full hub is said, and asked again later', async () => {
    const desk = await start();
    await signIn(desk);
    desk.cable.files.refuses = () => ({ code: 'hub.storage-full' });
    await attach(desk, await add(desk));
    await desk.until(({ problem }) => problem === 'hub.storage-full');

    desk.cable.files.refuses = () => null;
    desk.service.wake();

    await desk.untilFiles(isState('sent'));
    await desk.until(({ problem }) => problem === null);
    expect(desk.cable.files.whole.size).toBe(1);
  });

  test('whose bytes are damaged here is given up and reported, and does not hold up the next', async () => {
    const blobs = blobsInMemory();
    const desk = await start({ blobs });
    await signIn(desk);
    desk.cable.cut();
    const [damaged, whole] = [await add(desk, bytesOf(1), 'damaged'), await add(desk, bytesOf(2), 'whole')];
    await attach(desk, damaged, whole);
    await blobs.put(damaged.sha256, bytesOf(3));
    desk.cable.mend();
    desk.service.wake();

    await desk.untilFiles((files) => files.length === 1 && isState('sent')(files));
    expect(desk.faults).toMatchObject([{ code: 'attachment.lost', details: { code: 'attachment.hash-wrong' } }]);
  });
});

test('a command that names a file which is not here is refused', async () => {
  const desk = await start();
  await signIn(desk);

  expect(await attach(desk, anAttachment())).toEqual({ ok: false, refusal: { code: 'attachment.missing' } });
});

test('files that are none are refused by name', async () => {
  const desk = await start();
  await signIn(desk);
  const adding = (bytes: Uint8Array<ArrayBuffer>) => desk.ask('attachment.add', { name: 'x', mediaType: '', bytes });

  expect(await adding(new Uint8Array())).toMatchObject({ refusal: { code: 'attachment.empty' } });
  const tooLarge = await adding(new Uint8Array(25 * 1024 * 1024 + 1));
  expect(tooLarge).toMatchObject({ refusal: { code: 'attachment.too-large', details: { mostBytes: 26_214_400 } } });
});

describe('a file that somebody else sent', () => {
  const bytes = bytesOf(9);

  async function withFileOnHub() {
    const blobs = blobsInMemory();
    const desk = await start({ blobs });
    await signIn(desk);
    const attachment = await add(desk, bytes);
    await desk.ask('attachment.forget', { sha256: attachment.sha256 });
    desk.cable.files.whole.set(attachment.sha256, bytes);
    return { desk, blobs, sha256: attachment.sha256 };
  }

  test('is fetched once, and is there without a network from then on', async () => {
    const { desk, sha256 } = await withFileOnHub();

    expect(await desk.ask('attachment.read', { sha256 })).toEqual({ ok: true, value: bytes });
    desk.cable.cut();

    expect(await desk.ask('attachment.read', { sha256 })).toEqual({ ok: true, value: bytes });
    expect(stateOf(desk)).toMatchObject([{ state: 'fetched' }]);
  });

  test('is said to be out of reach where there is neither file nor network', async () => {
    const { desk, sha256 } = await withFileOnHub();
    desk.cable.cut();

    const read = await desk.ask('attachment.read', { sha256 });

    expect(read).toEqual({ ok: false, refusal: { code: 'hub.unreachable' } });
  });

  test('is not kept when its bytes are not those of its hash', async () => {
    const { desk, blobs, sha256 } = await withFileOnHub();
    desk.cable.files.whole.set(sha256, bytesOf(8));

    expect(await desk.ask('attachment.read', { sha256 })).toMatchObject({ ok: false });
    expect(await blobs.list()).toEqual([]);
  });

  test('goes when the line that names it leaves what this person may see', async () => {
    const { desk, blobs } = await withFileOnHub();
    await attach(desk, await add(desk, bytes));
    await desk.untilFiles(isState('sent'));

    desk.hub.withdraw('incident:1');

    await expect.poll(() => blobs.list()).toEqual([]);
  });
});

describe('drafts', () => {
  test('that are taken back are gone, and what was sent is not', async () => {
    const blobs = blobsInMemory();
    const desk = await start({ blobs });
    await signIn(desk);
    const [sent, draft] = [await add(desk, bytesOf(1)), await add(desk, bytesOf(2))];
    await attach(desk, sent);
    await desk.untilFiles(isState('sent'));

    for (const { sha256 } of [sent, draft]) await desk.ask('attachment.forget', { sha256 });

    expect(await blobs.list()).toEqual([sent.sha256]);
  });

  test('that lie for a month are cleared away at a start, and so are bytes that nothing speaks of', async () => {
    const [storage, blobs] = [aDeskStorage(), blobsInMemory()];
    const desk = await start({ storage, blobs });
    await signIn(desk);
    await add(desk);
    await blobs.put(attachmentHash.parse('d'.repeat(64)), bytesOf(5));
    desk.clock.advance(31 * 24 * 3_600_000);
    await desk.stop();
    running.splice(0);

    await start({ storage, blobs, hub: desk.hub, clock: desk.clock });

    expect(await blobs.list()).toEqual([]);
  });
});

describe('signing out', () => {
  test('asks about files that the hub does not have yet, and wipes all of them', async () => {
    const blobs = blobsInMemory();
    const desk = await start({ blobs });
    await signIn(desk);
    desk.cable.files.refuses = () => ({ code: 'hub.unreachable' });
    await attach(desk, await add(desk));
    await desk.until(({ waiting }) => waiting === 0);
    await add(desk, bytesOf(2));

    const asked = await desk.ask('session.close', { discardWaiting: false });
    expect(asked).toEqual({ ok: false, refusal: { code: 'outbox.not-empty', details: { waiting: 1 } } });
    expect(await blobs.list()).toHaveLength(2);
    expect(await desk.ask('session.close', { discardWaiting: true })).toMatchObject({ ok: true });

    expect(await blobs.list()).toEqual([]);
    expect(desk.files()).toEqual([]);
    expect(await desk.ask('attachment.add', { name: 'x', mediaType: '', bytes: bytesOf(1) })).toMatchObject({
      refusal: { code: 'session.missing' },
    });
  });
});

describe('small pictures', () => {
  const small = bytesOf(7, 900);

  async function addWithSmall(desk: DeskUnderTest, thumbnail = small): Promise<Attachment> {
    const added = await desk.ask('attachment.add', {
      name: 'a.png',
      mediaType: '',
      bytes: bytesOf(1, 9_000),
      thumbnail,
    });
    if (!added.ok) throw new Error(added.refusal.code);
    return added.value;
  }

  test('go before the pictures they are of, and are looked at without them', async () => {
    const desk = await start();
    await signIn(desk);
    const attachment = await addWithSmall(desk);
    await attach(desk, attachment);
    await desk.untilFiles((files) => files.length === 2 && files.every(({ state }) => state === 'sent'));

    expect([...desk.cable.files.whole.keys()]).toEqual([attachment.thumbnail, attachment.sha256]);
    const read = await desk.ask('attachment.read', { sha256: attachment.thumbnail ?? '' });
    expect(read).toEqual({ ok: true, value: small });
  });

  test('that are gone hold nothing up, and are counted nowhere as lost', async () => {
    const desk = await start();
    await signIn(desk);
    desk.cable.cut();
    const attachment = await addWithSmall(desk);
    await desk.ask('attachment.forget', { sha256: attachment.thumbnail ?? '' });

    expect(await attach(desk, attachment)).toMatchObject({ ok: true });
    const asked = await desk.ask('session.close', { discardWaiting: false });
    expect(asked).toEqual({ ok: false, refusal: { code: 'outbox.not-empty', details: { waiting: 1 } } });
  });

  test('that are none by their size are not taken', async () => {
    const desk = await start();
    await signIn(desk);

    expect(await addWithSmall(desk, bytesOf(7, 24 * 1024 + 1))).not.toHaveProperty('thumbnail');
  });
});

describe('room for files', () => {
  test('is free at once when somebody wants it; what waits to be sent and drafts stay', async () => {
    const blobs = blobsInMemory();
    const desk = await start({ blobs });
    await signIn(desk);
    await attach(desk, await add(desk, bytesOf(1, 5_000)));
    await desk.untilFiles(isState('sent'));
    desk.cable.cut();
    const [unsent, draft] = [await add(desk, bytesOf(2)), await add(desk, bytesOf(3))];
    await attach(desk, unsent);
    const before = await desk.ask('replica.read', {});
    expect(before).toMatchObject({ keptFilesBytes: 5_000, ownFilesBytes: 2_000, fileRoomBytes: 250_000_000 });

    const outcome = await desk.ask('replica.let-go-of-files', {});

    expect(outcome).toEqual({ ok: true, value: { freedBytes: 5_000 } });
    expect(new Set(await blobs.list())).toEqual(new Set([unsent.sha256, draft.sha256]));
  });

  test('is as much as its agent chose, over a restart too', async () => {
    const storage = aDeskStorage();
    const desk = await start({ storage });
    await signIn(desk);
    await desk.ask('replica.give-room', { fileRoomBytes: 1_000_000_000 });
    await desk.stop();
    running.splice(0);

    const { hub, clock, cable } = desk;
    const again = await start({ storage, hub, clock, cable });
    expect(await again.ask('replica.read', {})).toMatchObject({ fileRoomBytes: 1_000_000_000 });
  });

  test('that the device does not have: fetched files go first; then it is said, and nothing is half there', async () => {
    const blobs = blobsInMemory();
    const full: typeof blobs = {
      ...blobs,
      put: async (sha256, bytes) => {
        if ((await blobs.list()).length >= 1) throw new Fault('storage.failed', 'Full.');
        await blobs.put(sha256, bytes);
      },
    };
    const desk = await start({ blobs: full });
    await signIn(desk);
    const fetched = bytesOf(40);
    const sha256 = attachmentHash.parse(await sha256Of(fetched));
    desk.cable.files.whole.set(sha256, fetched);
    await desk.ask('attachment.read', { sha256 });

    const draft = await add(desk, bytesOf(41));
    expect(await blobs.list()).toEqual([draft.sha256]);
    const adding = desk.ask('attachment.add', { name: 'x', mediaType: '', bytes: bytesOf(42) });
    expect(await adding).toEqual({ ok: false, refusal: { code: 'attachment.no-room' } });
    expect(await desk.ask('attachment.read', { sha256 })).toEqual({ ok: true, value: fetched });
    expect(stateOf(desk)).toMatchObject([{ state: 'draft' }]);
  });
});
