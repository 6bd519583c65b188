import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayCapture } from './take-frame.ts';

/** Takes a picture of the screen; says why not where the browser gives none. */
export function CaptureButton({ onCapture }: { readonly onCapture: () => void }) {
  const { t } = useTranslation('attachment');
  const isPossible = mayCapture();
  return (
    <Tooltip label={t(isPossible ? 'capture.take' : 'capture.impossible')}>
      <ActionIcon
        aria-label={t('capture.take')}
        // Not switched off altogether: it still says why.
        data-disabled={!isPossible}
        aria-disabled={!isPossible}
        onClick={() => isPossible && onCapture()}
      >
        <IconCamera size={17} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
