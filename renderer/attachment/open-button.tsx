import { ActionIcon, Tooltip } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayOpen } from '#platform/any/attachment/openable-file.ts';

interface OpenButtonProps {
  readonly name: string;
  readonly onOpen: () => void;
}

/** Shows a file in a program of the system; says of what may run something that it can only be saved. */
export function OpenButton({ name, onOpen }: OpenButtonProps) {
  const { t } = useTranslation(['attachment', 'refusal']);
  const isPossible = mayOpen(name);
  return (
    <Tooltip label={isPossible ? t('open', { name }) : t('refusal:file.not-openable')} multiline maw={320}>
      <ActionIcon
        size={24}
        aria-label={t('open', { name })}
        // Not switched off altogether: it still says why.
        data-disabled={!isPossible}
        aria-disabled={!isPossible}
        onClick={() => isPossible && onOpen()}
      >
        <IconExternalLink size={15} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
