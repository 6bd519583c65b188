import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Opens the system's choice of files. The field behind it is for the browser; people press the button. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation('attachment');
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tooltip label={t('add')}>
        <ActionIcon aria-label={t('add')} onClick={() => field.current?.click()}>
          <IconPaperclip size={17} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('add')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again after it was taken out.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
