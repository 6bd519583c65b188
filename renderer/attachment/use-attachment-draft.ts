import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentList, MAX_ATTACHMENTS } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDesk } from '../app/desk-context.ts';
import { useDraft } from '../app/drafts.ts';
import { addFile, forgetFile } from './attachment-repository.ts';
import { fileStamp } from './file-stamp.ts';

/** Files that are going to be sent with what is being written. They survive a reload, as the text does. */
export interface AttachmentDraft {
  readonly files: readonly Attachment[];
  /** How many are still being read. */
  readonly adding: number;
  /** Why the last one could not be added. */
  readonly refusal: Refusal | null;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (sha256: AttachmentHash) => void;
  /** These were sent and belong to a command now; what was added meanwhile stays. */
  readonly leave: (sent: readonly Attachment[]) => void;
  /** Others take their place; the bytes of both stay on this device. */
  readonly replace: (files: readonly Attachment[]) => void;
}

/** @param purpose What they are for, such as `reply:incident:019a…`. */
export function useAttachmentDraft(purpose: string): AttachmentDraft {
  const { t, i18n } = useTranslation('attachment');
  const desk = useDesk();
  const { text, write } = useDraft(`files:${purpose}`);
  const files = useMemo(() => filesIn(text), [text]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Several are read at once, and each adds itself to those that are there by then.
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);

  const put = useCallback(
    (next: readonly Attachment[]) => {
      latest.current = next.length === 0 ? '' : JSON.stringify(next);
      write(latest.current);
    },
    [write],
  );

  const addOne = useCallback(
    async (file: File): Promise<void> => {
      if (filesIn(latest.current).length >= MAX_ATTACHMENTS) {
        setRefusal({ code: 'attachment.too-many', details: { most: MAX_ATTACHMENTS } });
        return;
      }
      const pasted = t('pastedName', { when: fileStamp(new Date(), i18n.language) });
      const added = await addFile(desk, file, `${pasted}.png`);
      if (!added.ok) return setRefusal(added.refusal);
      const others = filesIn(latest.current).filter(({ sha256 }) => sha256 !== added.value.sha256);
      put([...others, added.value]);
    },
    [desk, put, t, i18n.language],
  );

  const { adding, add } = useAdding(addOne, setRefusal);
  const remove = useCallback(
    (sha256: AttachmentHash) => {
      const before = filesIn(latest.current);
      put(before.filter((file) => file.sha256 !== sha256));
      for (const file of before.filter((one) => one.sha256 === sha256)) void forgetFile(desk, file);
    },
    [desk, put],
  );

  const leave = useCallback(
    (sent: readonly Attachment[]) => {
      const gone = new Set(sent.map(({ sha256 }) => sha256));
      put(filesIn(latest.current).filter(({ sha256 }) => !gone.has(sha256)));
    },
    [put],
  );

  return { files, adding, refusal, add, remove, leave, replace: put };
}

/** Adds several one after the other, and counts those that are still being read. */
function useAdding(addOne: (file: File) => Promise<void>, setRefusal: (refusal: null) => void) {
  const [adding, setAdding] = useState(0);
  const add = useCallback(
    (given: readonly File[]) => {
      async function addAll(): Promise<void> {
        let unread = given.length;
        const count = (change: number) => setAdding((before) => before + change);
        setRefusal(null);
        count(unread);
        try {
          for (const file of given) {
            await addOne(file);
            unread -= 1;
            count(-1);
          }
        } finally {
          count(-unread);
        }
      }
      void addAll();
    },
    [addOne, setRefusal],
  );
  return { adding, add };
}

/** What was kept by another version in another shape is as if it had not been kept. */
function filesIn(text: string): readonly Attachment[] {
  if (text === '') return [];
  const kept = attachmentList.safeParse(JSON.parse(text));
  return kept.success ? kept.data : [];
}
