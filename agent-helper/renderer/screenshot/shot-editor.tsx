import { Button } from '@mantine/core';
import { IconArrowBackUp, IconTrash, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { BlackOutArea } from './black-out-area.tsx';
import styles from './shot-editor.module.css';
import type { Shot } from './shot.ts';

interface ShotEditorProps {
  readonly shot: Shot;
  readonly number: number;
  readonly onChange: (shot: Shot) => void;
  readonly onRemove: () => void;
}

/** One picture as it will be sent, with the means to black out parts of it, by mouse and by keyboard. */
export function ShotEditor({ shot, number, onChange, onRemove }: ShotEditorProps) {
  const { say } = useWords();
  const [isLarge, setIsLarge] = useState(false);
  const title = useId();
  const help = useId();
  const undo = (): void => onChange({ ...shot, boxes: shot.boxes.slice(0, -1) });
  const Zoom = isLarge ? IconZoomOut : IconZoomIn;
  return (
    <section className={styles.shot} aria-labelledby={title}>
      <h3 id={title}>{say('shot.title', { number })}</h3>
      <div className={styles.frame} data-large={isLarge}>
        <BlackOutArea shot={shot} describedBy={help} onChange={onChange} onUndo={undo} />
      </div>
      <p id={help} className={styles.help}>
        {say('shot.how')} {say('shot.keys')}
      </p>
      <output className={styles.help}>
        {shot.boxes.length > 0 && say('shot.blacked', { count: shot.boxes.length })}
      </output>
      <div className={styles.acts}>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<Zoom size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => setIsLarge(!isLarge)}
        >
          {say(isLarge ? 'shot.smaller' : 'shot.larger')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={shot.boxes.length === 0}
          leftSection={<IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />}
          onClick={undo}
        >
          {say('shot.undo')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconTrash size={18} stroke={1.75} aria-hidden="true" />}
          onClick={onRemove}
        >
          {say('shot.remove')}
        </Button>
      </div>
    </section>
  );
}
