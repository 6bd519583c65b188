import { Button, CloseButton } from '@mantine/core';
import { IconFile, IconPaperclip, IconPhoto } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { MAX_ATTACHMENTS } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { claimsToBePicture } from '#platform/browser/attachment/files-in.ts';
import { readGivenFile } from '#platform/browser/attachment/read-given-file.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import { usePortal } from '../app/portal.ts';
import { RefusalNote } from '../look/note.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './file-chips.module.css';

interface FileFieldProps {
  readonly files: readonly Attachment[];
  readonly isFixed?: boolean;
  readonly onChange: (files: readonly Attachment[]) => void;
}

interface FileField {
  readonly refusal: Pick<Refusal, 'code'> | null;
  readonly add: (given: readonly File[]) => void;
  readonly remove: (file: Attachment) => void;
}

/** Adds files to a draft and takes them out again. What cannot be added is said. */
export function useFileField({ files, onChange }: FileFieldProps): FileField {
  const { say } = useWords();
  const portal = usePortal();
  const [refusal, setRefusal] = useState<Pick<Refusal, 'code'> | null>(null);

  async function addAll(given: readonly File[]): Promise<void> {
    setRefusal(null);
    let present = files;
    for (const file of given) {
      if (present.length >= MAX_ATTACHMENTS) return setRefusal({ code: 'attachment.too-many' });
      const read = await readGivenFile(file, `${say('files.pasted')}.png`);
      const added = read.ok ? await portal.files.add(read.value) : read;
      if (!added.ok) return setRefusal(added.refusal);
      const { value } = added;
      present = [...present.filter(({ sha256 }) => sha256 !== value.sha256), value];
      onChange(present);
    }
  }

  return {
    refusal,
    add: (given) => void addAll(given),
    remove: (removed) => {
      onChange(files.filter(({ sha256 }) => sha256 !== removed.sha256));
      portal.files.forget(removed);
    },
  };
}

/** A button to add pictures and files, and what was added. */
export function FileField(props: FileFieldProps & { readonly field: FileField }) {
  const { files, isFixed = false, field } = props;
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.field}>
      {files.length > 0 && (
        <ul className={styles.chips} aria-label={say('files.toBeSent')}>
          {files.map((file) => (
            <Chip key={file.sha256} file={file} {...(isFixed ? {} : { onRemove: () => field.remove(file) })} />
          ))}
        </ul>
      )}
      <RefusalNote refusal={field.refusal} />
      {!isFixed && (
        <Button
          variant="subtle"
          className={styles.add}
          leftSection={<IconPaperclip size={20} stroke={1.75} aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          {say('files.add')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={say('files.add')}
        onChange={({ currentTarget }) => {
          field.add([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

function Chip({ file, onRemove }: { readonly file: Attachment; readonly onRemove?: () => void }) {
  const { say, language } = useWords();
  const { name, sizeBytes } = file;
  const Picture = claimsToBePicture(file) ? IconPhoto : IconFile;
  return (
    <li className={styles.chip}>
      <Picture size={18} stroke={1.75} aria-hidden="true" />
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={styles.size}>{sizeWords(sizeBytes, language)}</span>
      {onRemove !== undefined && (
        <CloseButton size="md" aria-label={say('files.remove', { name })} onClick={onRemove} />
      )}
    </li>
  );
}
