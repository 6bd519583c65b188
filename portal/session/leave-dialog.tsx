import { Button, Modal } from '@mantine/core';
import { Actions } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './leave-dialog.module.css';

interface LeaveDialogProps {
  readonly isOpen: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asked only when signing out deletes text that was never sent: that cannot be undone. */
export function LeaveDialog({ isOpen, onStay, onLeave }: LeaveDialogProps) {
  const { say } = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onStay}
      title={say('leave.title')}
      centered
      radius="lg"
      padding="xl"
      withCloseButton={false}
      classNames={{ title: styles.title }}
    >
      <div className={styles.body}>
        <p>{say('leave.text')}</p>
        <Actions>
          <Button onClick={onStay} data-autofocus>
            {say('leave.stay')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {say('leave.go')}
          </Button>
        </Actions>
      </div>
    </Modal>
  );
}
