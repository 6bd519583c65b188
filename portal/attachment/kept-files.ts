import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { z } from 'zod';
import type { KeptStorage } from '../app/kept-storage.ts';

const keptFile = z.strictObject({
  /** Epoch milliseconds, by this device's clock. */
  addedAtMs: z.number(),
  /** Whether a command that names it went out. */
  isClaimed: z.boolean(),
});
export type KeptFile = z.infer<typeof keptFile>;
const keptFiles = z.record(z.string(), keptFile);

/** Which of one person's files lie on this device; their bytes lie beside it. */
export interface KeptFiles {
  readonly get: (sha256: AttachmentHash) => KeptFile | undefined;
  readonly hashes: () => readonly AttachmentHash[];
  readonly put: (sha256: AttachmentHash, file: KeptFile) => void;
  readonly drop: (sha256: AttachmentHash) => void;
}

export function createKeptFiles(storage: KeptStorage, person: PersonId): KeptFiles {
  const name = `files.${person}`;
  // Read anew each time: another tab of the same person keeps files here as well.
  const all = () => storage.read(name, keptFiles) ?? {};
  return {
    get: (sha256) => all()[sha256],
    hashes: () => Object.keys(all()).flatMap((sha256) => attachmentHash.safeParse(sha256).data ?? []),
    put: (sha256, file) => void storage.write(name, { ...all(), [sha256]: file }),
    drop: (sha256) => {
      const { [sha256]: _dropped, ...others } = all();
      storage.write(name, others);
    },
  };
}
