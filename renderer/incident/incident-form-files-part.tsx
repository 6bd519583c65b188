import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { AttachButton } from '../attachment/attach-button.tsx';
import { AttachmentChips } from '../attachment/attachment-chips.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { CallFiles } from './incident-form-files.ts';
import styles from './incident-form-files-part.module.css';

interface CallFilesPartProps {
  readonly attached: CallFiles;
  readonly onFiles: (files: readonly File[]) => void;
  /** Why one of them was not what it seemed. */
  readonly refusal: Refusal | null;
}

/** Files that go with the call, by button; dropping and pasting works on the whole form. */
export function CallFilesPart({ attached, onFiles, refusal }: CallFilesPartProps) {
  const { t } = useTranslation('call');
  return (
    <div className={styles.part}>
      <div className={styles.chips}>
        <AttachmentChips draft={attached} onRemove={attached.remove} />
      </div>
      <div className={styles.foot}>
        <AttachButton onFiles={onFiles} />
        <span>{t(attached.files.length === 0 ? 'form.filesHint' : 'form.filesReaders')}</span>
      </div>
      <RefusalNote refusal={refusal ?? attached.refusal} />
    </div>
  );
}
