import { createHash, randomBytes } from 'node:crypto';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { vera } from '#domain/kernel/kernel.fixtures.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { attachmentsContract } from '../../test/contracts/attachments.contract.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { createUploads } from './uploads.ts';

attachmentsContract(sqliteUnderTest);

test('a full disk is said by name; nothing is half there, and it goes on when there is room', async () => {
  const { store } = await sqliteUnderTest.open();
  const uploads = createUploads({ store, nowMs: () => 1_000 });
  const bytes = randomBytes(400_000);
  const sha256 = attachmentHash.parse(createHash('sha256').update(bytes).digest('hex'));
  await uploads.offer(vera, { sha256, sizeBytes: bytes.byteLength });
  const pages = await sql<{ page_count: number }>`pragma page_count`.execute(store.database);
  await sql`pragma max_page_count = ${sql.lit(pages.rows[0]!.page_count + 10)}`.execute(store.database);

  const sent = await uploads.send(vera, { sha256, firstByte: 0, bytes });

  expect(sent).toEqual({ ok: false, refusal: { code: 'hub.storage-full' } });
  await sql`pragma max_page_count = 1000000`.execute(store.database);
  expect(await uploads.offer(vera, { sha256, sizeBytes: bytes.byteLength })).toMatchObject({
    value: { receivedBytes: 0 },
  });
  expect(await uploads.send(vera, { sha256, firstByte: 0, bytes })).toMatchObject({ value: { isComplete: true } });
});
