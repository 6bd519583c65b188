import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash, attachmentsIn, hashesOf, MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Asking, AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';
import type { GivenFile } from '#platform/any/attachment/describe-file.ts';
import { describeFile } from '#platform/any/attachment/describe-file.ts';
import { sendAttachment } from '#platform/any/attachment/send-attachment.ts';
import { sha256Of } from '#platform/any/attachment/sha256.ts';
import type { WithThumbnail } from '#platform/browser/attachment/read-given-file.ts';
import type { Observable } from 'rxjs';
import { defer, exhaustMap, merge, tap } from 'rxjs';
import type { KeptStorage } from '../app/kept-storage.ts';
import type { Draft } from '../draft/draft.ts';
import { filesIn, isHandedOver } from '../draft/draft.ts';
import type { Drafts } from '../draft/drafts.ts';
import type { KeptFiles } from './kept-files.ts';
import { createKeptFiles } from './kept-files.ts';

/** The files of one person's drafts on this device, and those of the desk that they look at. */
export interface PortalFiles {
  /** Keeps the bytes on this device until they are sent; refused with `attachment.empty`, `attachment.too-large` or `storage.failed`. */
  readonly add: (file: GivenFile & WithThumbnail) => Promise<Result<Attachment>>;
  /** From this device or from the hub. What comes from there is not kept: many a device is not its user's own. */
  readonly read: (sha256: AttachmentHash) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** The same, but for small pictures: what is too large for one is not fetched. */
  readonly readSmall: (sha256: AttachmentHash) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  readonly forget: (file: Attachment) => void;
  /** Sends what was handed over and taken, for as long as it is subscribed to. */
  readonly sending$: Observable<unknown>;
  readonly discardAll: () => Promise<void>;
}

export interface PortalFilesPorts {
  readonly person: PersonId;
  readonly drafts: Pick<Drafts, 'all$' | 'all' | 'accepted$'>;
  readonly news$: Observable<unknown>;
  readonly blobs: BlobStore;
  readonly link: AttachmentLink;
  readonly token: string;
  /** Where it is kept what lies here: as long as the device, as the bytes are. */
  readonly deviceStorage: KeptStorage;
  /** By this device's clock, epoch milliseconds. */
  readonly nowMs: () => number;
}

/** Of drafts whose page was closed for good, with the tab that kept their words. */
const DRAFT_KEPT_MS = 7 * 24 * 3_600_000;

export function createPortalFiles(ports: PortalFilesPorts): PortalFiles {
  const { blobs, link, token, nowMs, news$, drafts } = ports;
  const kept = createKeptFiles(ports.deviceStorage, ports.person);

  async function drop(sha256: AttachmentHash): Promise<void> {
    kept.drop(sha256);
    await blobs.remove(sha256);
  }

  async function put(sha256: AttachmentHash, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    if (!(await isDone(blobs.put(sha256, bytes)))) return false;
    kept.put(sha256, { addedAtMs: nowMs(), isClaimed: kept.get(sha256)?.isClaimed ?? false });
    return true;
  }

  async function read(sha256: AttachmentHash, mostBytes?: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const here = await blobs.get(sha256);
    if (here !== null) return ok(here);
    return await link.read(sha256, { ...asking(token), ...(mostBytes === undefined ? {} : { mostBytes }) });
  }

  return {
    add: async (file) => {
      const described = await describeFile(file);
      if (!described.ok) return described;
      // A browser that gives no storage, or no more of it.
      if (!(await put(described.value.sha256, file.bytes))) return refuse({ code: 'storage.failed' });
      const { thumbnail } = file;
      if (thumbnail === undefined || thumbnail.byteLength > MAX_THUMBNAIL.bytes) return described;
      const small = attachmentHash.parse(await sha256Of(thumbnail));
      return (await put(small, thumbnail)) ? ok({ ...described.value, thumbnail: small }) : described;
    },
    read: (sha256) => read(sha256),
    readSmall: (sha256) => read(sha256, MAX_THUMBNAIL.bytes),
    forget: (file) => hashesOf(file).forEach((sha256) => void drop(sha256)),
    sending$: defer(() => {
      // What happens while files are being sent is looked at when that is done.
      let hasNews = false;
      async function lookAtAll(): Promise<void> {
        while (hasNews) {
          hasNews = false;
          for (const sha256 of forgottenDrafts(kept, drafts.all(), nowMs())) await drop(sha256);
          await sendReady(ports, kept, drop);
        }
      }
      const seen = () => {
        hasNews = true;
        claimHandedOver(kept, drafts.all(), nowMs());
      };
      return merge(news$, drafts.all$, drafts.accepted$).pipe(tap(seen), exhaustMap(lookAtAll));
    }),
    discardAll: async () => {
      for (const sha256 of kept.hashes()) await drop(sha256);
    },
  };
}

/** From the moment their command goes out they are to be sent, whatever becomes of the page. */
function claimHandedOver(kept: KeptFiles, drafts: readonly Draft[], nowMs: number): void {
  for (const sha256 of drafts.filter(isHandedOver).flatMap(namedIn)) {
    if (kept.get(sha256)?.isClaimed === false) kept.put(sha256, { addedAtMs: nowMs, isClaimed: true });
  }
}

function forgottenDrafts(kept: KeptFiles, drafts: readonly Draft[], nowMs: number): readonly AttachmentHash[] {
  const drafted = new Set(drafts.flatMap(namedIn));
  return kept.hashes().filter((sha256) => {
    const file = kept.get(sha256);
    return file?.isClaimed === false && !drafted.has(sha256) && nowMs - file.addedAtMs > DRAFT_KEPT_MS;
  });
}

/** First the command, then its bytes: what a draft still names waits for the hub's answer to it. */
async function sendReady(
  { drafts, blobs, link, token }: PortalFilesPorts,
  kept: KeptFiles,
  drop: (sha256: AttachmentHash) => Promise<void>,
): Promise<void> {
  for (const sha256 of kept.hashes()) {
    const drafted = new Set(drafts.all().flatMap(namedIn));
    if (kept.get(sha256)?.isClaimed !== true || drafted.has(sha256)) continue;
    const bytes = await blobs.get(sha256);
    const sent = bytes === null ? ok(null) : await sendAttachment(link, { sha256, bytes }, asking(token));
    // Everything else passes: it is sent again with the next news.
    if (!sent.ok && sent.refusal.code !== 'attachment.hash-wrong') return;
    await drop(sha256);
  }
}

function asking(token: string): Asking {
  return { token, signal: new AbortController().signal };
}

async function isDone(act: Promise<unknown>): Promise<boolean> {
  return await act.then(
    () => true,
    () => false,
  );
}

function namedIn({ content, entry, attach }: Draft): readonly AttachmentHash[] {
  const inCommands = [entry, attach].flatMap((command) => attachmentsIn(command?.input));
  return [...filesIn(content), ...inCommands].flatMap(hashesOf);
}
