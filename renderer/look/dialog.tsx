import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  readonly title: string;
  /** In CSS pixels. */
  readonly widthPx: number;
  readonly onClose: () => void;
  /** Set while something stands in it that cannot be shown again: then it closes by its own buttons only. */
  readonly isHeld?: boolean;
  readonly children: ReactNode;
}

/** A few fields or a question over the screen. It is there while it is rendered; Escape closes it. */
export function Dialog({ title, widthPx, onClose, isHeld = false, children }: DialogProps) {
  const { t } = useTranslation('look');
  return (
    <Modal
      opened
      onClose={onClose}
      size={widthPx}
      title={title}
      closeOnEscape={!isHeld}
      closeOnClickOutside={!isHeld}
      withCloseButton={!isHeld}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  );
}
