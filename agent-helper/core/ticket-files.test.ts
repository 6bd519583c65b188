import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { EnrolledCore } from './enrolled-core.ts';
import { readFile, readNamedFile } from './ticket-files.ts';

const bytes = new TextEncoder().encode('%PDF-');
const sha256 = attachmentHash.parse(createHash('sha256').update(bytes).digest('hex'));
const { signal } = new AbortController();

/** A core that has the file or not, with a hub that answers in one way, and a ticket that names the file or not. */
function filesWith({
  kept = null,
  hub = refuse({ code: 'hub.unreachable' }),
  name = 'Manual.pdf',
}: {
  readonly kept?: Uint8Array<ArrayBuffer> | null;
  readonly hub?: Result<Uint8Array<ArrayBuffer>>;
  readonly name?: string | null;
}) {
  const helper = {
    enrolment: { hub: 'https://desk.example.org' },
    files: { read: async () => kept },
    link: { within: (ask: (token: string) => Promise<unknown>) => ask('token') },
  } as unknown as EnrolledCore['helper'];
  const tickets = { fileName: async () => name } as unknown as EnrolledCore['tickets'];
  const around = { filesAt: () => ({ read: async () => hub }) as unknown as AttachmentLink };
  return { core: { helper, tickets }, around };
}

test('a file that still waits here is read here, any other from the hub', async () => {
  const here = filesWith({ kept: bytes });
  expect(await readFile(here.core, here.around, sha256, signal)).toEqual({ ok: true, value: bytes });

  const there = filesWith({ hub: ok(bytes) });
  expect(await readFile(there.core, there.around, sha256, signal)).toEqual({ ok: true, value: bytes });

  const nowhere = filesWith({});
  expect(await readFile(nowhere.core, nowhere.around, sha256, signal)).toEqual({
    ok: false,
    refusal: { code: 'hub.unreachable' },
  });
});

test('bytes that are not what was attached are refused', async () => {
  const { core, around } = filesWith({ hub: ok(new TextEncoder().encode('<html>')) });

  expect(await readNamedFile(core, around, sha256, signal)).toEqual({
    ok: false,
    refusal: { code: 'attachment.hash-wrong' },
  });
});

test('a file is named as on its ticket; one that stands on none is not handed out', async () => {
  const named = filesWith({ hub: ok(bytes) });
  expect(await readNamedFile(named.core, named.around, sha256, signal)).toEqual({
    ok: true,
    value: { name: 'Manual.pdf', bytes },
  });

  const unnamed = filesWith({ hub: ok(bytes), name: null });
  expect(await readNamedFile(unnamed.core, unnamed.around, sha256, signal)).toEqual({
    ok: false,
    refusal: { code: 'attachment.unknown' },
  });
});
