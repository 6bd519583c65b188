import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '#domain/kernel/result.ts';
import { Note } from '../../../portal/look/note.tsx';
import { useHelper } from '../app/helper.ts';
import { refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './screen-pictures.module.css';
import { ShotEditor } from './shot-editor.tsx';
import type { Shot } from './shot.ts';

interface ScreenPicturesProps {
  readonly shots: readonly Shot[];
  readonly onChange: (shots: readonly Shot[]) => void;
}

/** Pictures of the screens, taken when asked for: seen first, blacked out where one likes, removed, or sent. */
export function ScreenPictures({ shots, onChange }: ScreenPicturesProps) {
  const { say } = useWords();
  const { ask } = useHelper();
  const [isTaking, setIsTaking] = useState(false);
  const [hadNone, setHadNone] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function take(): Promise<void> {
    setIsTaking(true);
    try {
      const pictures = await ask('screenshot.take', {});
      setHadNone(pictures.length === 0);
      setRefusal(null);
      onChange(
        pictures.map(({ png, ...picture }) => ({
          ...picture,
          id: crypto.randomUUID(),
          png: new Uint8Array(png),
          boxes: [],
        })),
      );
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setIsTaking(false);
    }
  }

  return (
    <section className={styles.section} aria-labelledby="screen-pictures">
      <h2 id="screen-pictures">{say('report.picture')}</h2>
      <p className={styles.lead}>{say('report.picture.lead')}</p>
      {shots.map((shot, index) => (
        <ShotEditor
          key={shot.id}
          shot={shot}
          number={index + 1}
          onChange={(changed) => onChange(shots.map((one) => (one.id === changed.id ? changed : one)))}
          onRemove={() => onChange(shots.filter(({ id }) => id !== shot.id))}
        />
      ))}
      {shots.length === 0 && (
        <Button
          variant="default"
          loading={isTaking}
          onClick={() => void take()}
          leftSection={<IconCamera size={20} stroke={1.75} aria-hidden="true" />}
        >
          {say('report.picture.take')}
        </Button>
      )}
      <output>{hadNone && shots.length === 0 && <Note icon={IconCamera}>{say('report.picture.none')}</Note>}</output>
      <RefusalNote refusal={refusal} />
    </section>
  );
}
