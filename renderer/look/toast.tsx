import { Button, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import styles from './toast.module.css';

interface ToastOptions {
  readonly message: string;
  /** The way back, offered while the toast stands. */
  readonly undo?: { readonly label: string; readonly run: () => void };
}

const TOAST_MS = 6_000;
const TOAST_WITH_UNDO_MS = 10_000;

/** Says in a line what was just done, and offers to undo it. Returns its id. */
export function toast({ message, undo }: ToastOptions): string {
  const id = notifications.show({
    autoClose: undo === undefined ? TOAST_MS : TOAST_WITH_UNDO_MS,
    withBorder: true,
    color: 'var(--amber)',
    closeButtonProps: { children: <CloseWord /> },
    message: (
      <div className={styles.toast}>
        <span>{message}</span>
        {undo !== undefined && (
          <Button
            variant="light"
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        )}
      </div>
    ),
  });
  return id;
}

/** Takes a toast away before its time, when what it offers no longer holds. Nothing when it is gone already. */
export function hideToast(id: string): void {
  notifications.hide(id);
}

/** What the cross is called: a toast is made where nobody knows the language, and shown where it is known. */
function CloseWord() {
  const { t } = useTranslation('look');
  return <VisuallyHidden>{t('close')}</VisuallyHidden>;
}
