import { createHash, randomBytes } from 'node:crypto';
import { ATTACHMENT_PART_BYTES, MOST_BYTES_UNDER_WAY } from '#contracts/api/attachment-api.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { anAgentPrincipal, anAttachment, vera, verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../hub/attachment/read-content.ts';
import { sweepUnclaimed, UNCLAIMED_MS } from '../../hub/attachment/sweep.ts';
import { createUploads } from '../../hub/attachment/uploads.ts';
import type { Store } from '../../hub/store/store.ts';
import { foundDesk, gateOn, logCommand, outcomesOf } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();
const wim = { kind: 'person', id: 'person:wim' } as Principal;
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');

interface File {
  readonly sha256: AttachmentHash;
  readonly bytes: Uint8Array;
}

function aFile(bytes: Uint8Array = randomBytes(1_000)): File {
  return { sha256: attachmentHash.parse(createHash('sha256').update(bytes).digest('hex')), bytes };
}

/** Files on their way in, kept and read, whichever engine the store runs on. */
export function attachmentsContract({ engine, open, reopen }: StoreUnderTest): void {
  /** A desk on which Vera has one incident and Wim another; time is turned by hand. */
  async function aDesk() {
    const { store, address } = await open();
    const gate = gateOn(store);
    await foundDesk(gate);
    const ofWim = logCommand(2, { log: { requester: 'person:wim' } });
    expect(outcomesOf(await gate.accept(mira, [logCommand(1), ofWim]))).toEqual(['accepted', 'accepted']);
    const clock = { nowMs: 1_000_000 };
    let serial = 10;
    return {
      store,
      clock,
      other: async () => (engine === 'postgres' ? await reopen(address) : store),
      uploads: createUploads({ store, nowMs: () => clock.nowMs }),
      attach: async (by: Principal, file: File, over: Partial<CommandEntry> & { readonly audience?: string } = {}) => {
        const { audience = 'readers', ...entry } = over;
        const input = { attachments: [anAttachment(sized(file))], text: null, audience };
        serial += 1;
        const device = by.kind === 'device' ? by.id : 'client:a';
        const command = { name: 'incident.attach', target: 'incident:1', actor: by.id, device, input, ...entry };
        return outcomesOf(await gate.accept(by, [aCommandEntry(serial, command)]));
      },
      read: (by: Principal, { sha256 }: File) => hashOfRead(store, by, sha256),
      sweep: (afterMs: number) => sweepUnclaimed(store, clock.nowMs + afterMs),
      rows: async () => {
        const parts = await store.database.selectFrom('attachment_part').select('first_byte').execute();
        const contents = await store.database.selectFrom('attachment_content').select('sha256').execute();
        return { parts: parts.length, contents: contents.length };
      },
    };
  }
  type Desk = Awaited<ReturnType<typeof aDesk>>;

  async function sendWhole({ uploads }: Pick<Desk, 'uploads'>, by: Principal, file: File): Promise<string> {
    const offered = await uploads.offer(by, sized(file));
    if (!offered.ok) return offered.refusal.code;
    let progress = offered.value;
    while (!progress.isComplete) {
      const firstByte = progress.receivedBytes;
      const bytes = file.bytes.subarray(firstByte, firstByte + ATTACHMENT_PART_BYTES);
      const sent = await uploads.send(by, { sha256: file.sha256, firstByte, bytes });
      if (!sent.ok) return sent.refusal.code;
      progress = sent.value;
    }
    return 'complete';
  }

  describe(`files on ${engine} (INC-4)`, () => {
    test('one of many parts comes back byte for byte to those who may read the line that names it', async () => {
      const desk = await aDesk();
      const file = aFile(randomBytes(3 * ATTACHMENT_PART_BYTES + 17));

      expect(await desk.attach(vera, file)).toEqual(['accepted']);
      expect(await desk.read(vera, file)).toBeNull();
      expect(await sendWhole(desk, vera, file)).toBe('complete');

      for (const reader of [vera, mira]) expect(await desk.read(reader, file)).toBe(file.sha256);
      expect(await desk.read(wim, file)).toBeNull();
    });

    test('the small picture of a file is read by whoever reads the file, and by nobody for knowing its hash', async () => {
      const desk = await aDesk();
      const [file, small] = [aFile(), aFile()];
      const attachments = [anAttachment({ ...sized(file), thumbnail: small.sha256 })];
      const input = { attachments, text: null, audience: 'readers' };
      await desk.attach(vera, file, { input });
      for (const one of [small, file]) expect(await sendWhole(desk, vera, one)).toBe('complete');
      expect(await desk.attach(wim, file, { target: 'incident:2', input })).toEqual(['accepted']);

      for (const reader of [vera, mira]) expect(await desk.read(reader, small)).toBe(small.sha256);
      expect(await desk.read(wim, small)).toBeNull();
      expect(await desk.sweep(1_000 * UNCLAIMED_MS)).toBe(0);
    });

    test('one for the desk alone is not read by the requester', async () => {
      const desk = await aDesk();
      const file = aFile();
      await desk.attach(mira, file, { audience: 'desk' });
      await sendWhole(desk, mira, file);

      expect(await desk.read(vera, file)).toBeNull();
      expect(await desk.read(mira, file)).toBe(file.sha256);
    });

    test('a helper brings a file for the person at its machine, and reads it for them', async () => {
      const desk = await aDesk();
      const file = aFile();

      expect(await desk.attach(verasDevice, file)).toEqual(['accepted']);
      expect(await sendWhole(desk, verasDevice, file)).toBe('complete');
      for (const reader of [vera, verasDevice]) expect(await desk.read(reader, file)).toBe(file.sha256);
    });

    test('bytes may come before the command that names them', async () => {
      const desk = await aDesk();
      const file = aFile();

      expect(await sendWhole(desk, mira, file)).toBe('complete');
      expect(await desk.read(mira, file)).toBeNull();
      await desk.attach(mira, file);

      expect(await desk.read(vera, file)).toBe(file.sha256);
    });

    test('to know the hash of a foreign file is not enough to get it', async () => {
      const desk = await aDesk();
      const file = aFile();
      await desk.attach(mira, file, { target: 'incident:2' });
      await sendWhole(desk, mira, file);

      expect(await desk.attach(vera, file)).toEqual(['accepted']);
      expect(await desk.read(vera, file)).toBeNull();
      expect(await desk.uploads.offer(vera, sized(file))).toEqual({
        ok: true,
        value: { receivedBytes: 0, isComplete: false },
      });
      expect(await desk.attach(vera, file, { target: 'incident:2' })).toEqual(['command.not-permitted']);
    });

    test('who may read a file attaches it elsewhere without sending it again', async () => {
      const desk = await aDesk();
      const file = aFile();
      await desk.attach(vera, file);
      await sendWhole(desk, vera, file);
      await desk.attach(mira, file, { target: 'incident:2' });

      expect(await desk.uploads.offer(mira, sized(file))).toMatchObject({ ok: true, value: { isComplete: true } });
      expect(await desk.read(wim, file)).toBe(file.sha256);
    });

    test('an upload goes on where it was broken off, at whichever hub', async () => {
      const desk = await aDesk();
      const file = aFile(randomBytes(2 * ATTACHMENT_PART_BYTES));
      await desk.uploads.offer(vera, sized(file));
      const first = file.bytes.subarray(0, ATTACHMENT_PART_BYTES);
      await desk.uploads.send(vera, { sha256: file.sha256, firstByte: 0, bytes: first });

      const elsewhere = createUploads({ store: await desk.other(), nowMs: () => 2_000_000 });
      expect(await elsewhere.offer(vera, sized(file))).toEqual({
        ok: true,
        value: { receivedBytes: ATTACHMENT_PART_BYTES, isComplete: false },
      });
      expect(await sendWhole({ uploads: elsewhere }, vera, file)).toBe('complete');
      await desk.attach(vera, file);
      expect(await desk.read(vera, file)).toBe(file.sha256);
    });

    test('the same file from ten at once is kept once, and all of them have it', async () => {
      const desk = await aDesk();
      const file = aFile(randomBytes(2 * ATTACHMENT_PART_BYTES));
      const other = createUploads({ store: await desk.other(), nowMs: () => 2_000_000 });

      const sent = await Promise.all(
        Array.from({ length: 10 }, (_, index) => {
          const uploads = index % 2 === 0 ? desk.uploads : other;
          return sendWhole({ uploads }, index < 5 ? vera : mira, file);
        }),
      );

      // Of several parts that are the same, one counts; the others hear where to go on and find it complete.
      expect(sent.filter((outcome) => outcome !== 'complete' && outcome !== 'attachment.offset-wrong')).toEqual([]);
      for (const sender of [vera, mira]) expect(await sendWhole(desk, sender, file)).toBe('complete');
      expect(await desk.rows()).toEqual({ parts: 2, contents: 1 });
    });

    describe('what is not as it should be', () => {
      test('bytes of another hash: nothing of them stays', async () => {
        const desk = await aDesk();
        const lie = { sha256: aFile().sha256, bytes: randomBytes(700_000) };

        expect(await sendWhole(desk, vera, lie)).toBe('attachment.hash-wrong');
        expect(await desk.rows()).toEqual({ parts: 0, contents: 0 });
        expect(await desk.attach(vera, lie)).toEqual(['accepted']);
        expect(await desk.read(vera, lie)).toBeNull();
      });

      test('more bytes than were offered', async () => {
        const desk = await aDesk();
        const { sha256, bytes } = aFile();
        await desk.uploads.offer(vera, { sha256, sizeBytes: 999 });

        const sent = await desk.uploads.send(vera, { sha256, firstByte: 0, bytes });

        expect(sent).toEqual({ ok: false, refusal: { code: 'attachment.too-many-bytes' } });
        expect(await desk.rows()).toEqual({ parts: 0, contents: 0 });
      });

      test('a part that is not the next one says where to go on', async () => {
        const desk = await aDesk();
        const { sha256, bytes } = aFile();
        await desk.uploads.offer(vera, { sha256, sizeBytes: 1_000 });
        await desk.uploads.send(vera, { sha256, firstByte: 0, bytes: bytes.subarray(0, 400) });

        const gap = await desk.uploads.send(vera, { sha256, firstByte: 500, bytes: bytes.subarray(500) });
        const overlap = await desk.uploads.send(vera, { sha256, firstByte: 300, bytes: bytes.subarray(300) });

        const refusal = { code: 'attachment.offset-wrong', details: { receivedBytes: 400 } };
        expect([gap, overlap]).toEqual([
          { ok: false, refusal },
          { ok: false, refusal },
        ]);
      });

      test('a part that comes twice changes nothing, not even with other bytes', async () => {
        const desk = await aDesk();
        const file = aFile(randomBytes(900_000));
        const first = { sha256: file.sha256, firstByte: 0, bytes: file.bytes.subarray(0, 500_000) };
        await desk.uploads.offer(vera, sized(file));
        await desk.uploads.send(vera, first);

        const again = await desk.uploads.send(vera, { ...first, bytes: randomBytes(500_000) });

        expect(again).toEqual({ ok: true, value: { receivedBytes: 500_000, isComplete: false } });
        expect(await sendWhole(desk, vera, file)).toBe('complete');
      });

      test('a part nobody offered, or that somebody else did', async () => {
        const desk = await aDesk();
        const { sha256, bytes } = aFile();
        await desk.uploads.offer(vera, { sha256, sizeBytes: 1_000 });

        const sent = await desk.uploads.send(mira, { sha256, firstByte: 0, bytes });

        expect(sent).toEqual({ ok: false, refusal: { code: 'attachment.not-offered' } });
      });

      test('too much at once from one asker; others are not held up by it', async () => {
        const desk = await aDesk();
        const sizeBytes = 25 * 1024 * 1024;
        const offers = MOST_BYTES_UNDER_WAY / sizeBytes;
        for (let count = 0; count < offers; count += 1)
          await desk.uploads.offer(vera, { ...sized(aFile()), sizeBytes });

        const oneMore = await desk.uploads.offer(vera, sized(aFile()));

        expect(oneMore).toMatchObject({ ok: false, refusal: { code: 'attachment.too-much-under-way' } });
        expect(await sendWhole(desk, mira, aFile())).toBe('complete');
      });

      test('what was sent whole and not named counts as under way, until it is named', async () => {
        const desk = await aDesk();
        const file = aFile();
        await sendWhole(desk, vera, file);
        const rest = { ...sized(aFile()), sizeBytes: MOST_BYTES_UNDER_WAY - 999 };

        expect(await desk.uploads.offer(vera, rest)).toMatchObject({ ok: false });
        await desk.attach(vera, file);
        expect(await desk.uploads.offer(vera, rest)).toMatchObject({ ok: true });
      });
    });

    describe('after a day without a command', () => {
      test('what was sent is forgotten, and may be sent again', async () => {
        const desk = await aDesk();
        const [whole, begun] = [aFile(), aFile()];
        await sendWhole(desk, vera, whole);
        await desk.uploads.offer(vera, sized(begun));
        await desk.uploads.send(vera, { sha256: begun.sha256, firstByte: 0, bytes: begun.bytes.subarray(0, 10) });

        expect(await desk.sweep(UNCLAIMED_MS - 1)).toBe(0);
        expect(await desk.sweep(UNCLAIMED_MS + 1)).toBe(2);

        expect(await desk.rows()).toEqual({ parts: 0, contents: 0 });
        expect(await sendWhole(desk, vera, whole)).toBe('complete');
        await desk.attach(vera, whole);
        expect(await desk.read(vera, whole)).toBe(whole.sha256);
      });

      test('what a line names stays for ever', async () => {
        const desk = await aDesk();
        const file = aFile();
        await sendWhole(desk, mira, file);
        await desk.attach(vera, file);
        await sendWhole(desk, vera, file);

        expect(await desk.sweep(1_000 * UNCLAIMED_MS)).toBe(0);
        expect(await desk.read(mira, file)).toBe(file.sha256);
      });
    });

    test.each([
      ['a picture by its bytes', PNG, 'image/png'],
      ['no picture, whatever it is called', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    ])('%s', async (_what, bytes, imageType) => {
      const desk = await aDesk();
      const file = aFile(bytes);
      await desk.attach(vera, file);
      await sendWhole(desk, vera, file);

      expect(await readContent(desk.store.database, vera, file.sha256)).toMatchObject({ imageType });
    });
  });
}

function sized({ sha256, bytes }: File) {
  return { sha256, sizeBytes: bytes.byteLength };
}

/** The hash of what is read: it says of every byte whether it is the same. */
async function hashOfRead(store: Store, by: Principal, sha256: AttachmentHash): Promise<string | null> {
  const content = await readContent(store.database, by, sha256);
  if (content === null) return null;
  const hash = createHash('sha256');
  for await (const part of content.parts()) hash.update(part);
  return hash.digest('hex');
}
