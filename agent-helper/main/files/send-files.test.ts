import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { sendFiles } from './send-files.ts';
import { createWaitingFiles } from './waiting-files.ts';

const { signal } = new AbortController();
const aFile = (text: string) => ({ name: 'a.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) });

async function aFolder() {
  const folder = await temporaryFolder();
  return { folder, files: createWaitingFiles(folder) };
}

/** A hub that takes whole files, or says this to every offer. */
function aHub(refusal: Result<never> | null = null) {
  const arrived: string[] = [];
  const hub = {
    offer: async () => refusal ?? ok({ receivedBytes: 0, isComplete: false }),
    send: async ({ bytes }: { readonly bytes: Uint8Array }) => {
      arrived.push(new TextDecoder().decode(bytes));
      return ok({ receivedBytes: bytes.byteLength, isComplete: true });
    },
  };
  const link = { within: async <Value>(work: (token: string) => Promise<Result<Value>>) => await work('token') };
  return { arrived, hub, link };
}

describe('waiting files', () => {
  test('the same bytes are kept once, for their user alone, and named by their hash', async () => {
    const { folder, files } = await aFolder();

    const kept = await files.layDown(aFile('twice'));
    await files.layDown({ ...aFile('twice'), name: 'b.txt' });

    const sha256 = createHash('sha256').update('twice').digest('hex');
    expect(kept).toMatchObject({ ok: true, value: { sha256, name: 'a.txt', sizeBytes: 5 } });
    expect(await files.hashes()).toEqual([]);
    await files.release();
    expect(await readdir(folder)).toEqual([sha256]);
  });

  test('bytes that are not what they were are not sent', async () => {
    const { folder, files } = await aFolder();
    const kept = await files.layDown(aFile('right'));
    const sha256 = (kept.ok ? kept.value.sha256 : '') as AttachmentHash;
    await files.release();
    await writeFile(join(folder, sha256), 'wrong');

    expect(await files.read(sha256)).toBeNull();
    expect(await files.hashes()).toEqual([]);
  });

  test('nothing is no file', async () => {
    const { files } = await aFolder();

    expect(await files.layDown(aFile(''))).toEqual(refuse({ code: 'attachment.empty' }));
  });
});

describe('sending', () => {
  test('a file goes when its command was taken, and is gone here when it is there', async () => {
    const { files } = await aFolder();
    const early = await files.layDown(aFile('early'));
    await files.layDown(aFile('ripe'));
    await files.release();
    await files.layDown(aFile('without a command'));
    const attachments = early.ok ? [early.value] : [];
    const waiting: readonly CommandEntry[] = [
      aCommandEntry(1, {
        name: 'incident.attach',
        target: 'incident:1',
        input: { attachments, text: null, audience: 'readers' },
      }),
    ];
    const { arrived, hub, link } = aHub();

    await sendFiles({ files, outbox: { waiting: async () => waiting }, link, hub, onGivenUp: () => undefined }, signal);

    expect(arrived).toEqual(['ripe']);
    expect(await files.hashes()).toEqual(early.ok ? [early.value.sha256] : []);
  });

  test('while the hub is away, files wait', async () => {
    const { files } = await aFolder();
    await files.layDown(aFile('patient'));
    await files.release();
    const away = refuse({ code: 'hub.unreachable' });
    const { hub, link } = aHub(away);
    const ports = { files, outbox: { waiting: async () => [] }, link, hub, onGivenUp: () => undefined };

    expect(await sendFiles(ports, signal)).toEqual(away);
    expect(await files.hashes()).toHaveLength(1);
  });

  test('a file that the hub will never take is given up by name and blocks no other', async () => {
    const { files } = await aFolder();
    await files.layDown(aFile('hopeless'));
    await files.release();
    const { hub, link } = aHub(refuse({ code: 'attachment.hash-wrong' }));
    const givenUp: string[] = [];
    const onGivenUp = (_sha256: string, code: string) => void givenUp.push(code);

    expect(await sendFiles({ files, outbox: { waiting: async () => [] }, link, hub, onGivenUp }, signal)).toEqual(
      ok(null),
    );
    expect(givenUp).toEqual(['attachment.hash-wrong']);
    expect(await files.hashes()).toEqual([]);
  });
});
