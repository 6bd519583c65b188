import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { IconPaperclip, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachInput } from '#domain/incident/incident.commands.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Zoom } from '../attachment/zoom.rules.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { firstNameOf } from '../look/person-name.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { Capture } from './capture.rules.ts';
import { wholeFrame } from './capture.rules.ts';
import { CaptureStage } from './capture-stage.tsx';
import { CaptureTools } from './capture-tools.tsx';
import { drawInWorker } from './draw-in-worker.ts';
import type { AttachCapture } from './ticket-capture.tsx';
import { useEditorActions } from './use-editor-actions.ts';
import styles from './capture-editor.module.css';

interface CaptureEditorProps {
  readonly frame: ImageBitmap;
  readonly requesterName: string;
  readonly audience: AttachInput['audience'];
  readonly onAttach: AttachCapture;
  readonly onRetake: () => void;
  readonly onClose: () => void;
}

/** A picture of the screen before it is attached: choose a part, black parts out, point at things, say a line. */
export function CaptureEditor(props: CaptureEditorProps) {
  const { frame, requesterName, onRetake, onClose } = props;
  const { t } = useTranslation(['attachment', 'look']);
  const [capture, setCapture] = useState<Capture>(() => wholeFrame({ width: frame.width, height: frame.height }));
  const [zoom, setZoom] = useState<Zoom>('fit');
  const attaching = useAttaching(props, capture);
  useEditorActions({ frame, setCapture, setZoom, attach: attaching.attach, retake: onRetake });

  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('capture.title')}
      closeButtonProps={{ 'aria-label': t('look:close') }}
      classNames={{ content: styles.editor!, body: styles.body!, header: styles.header! }}
    >
      <CaptureTools capture={capture} onChange={setCapture} zoom={zoom} onZoom={setZoom} />
      <CaptureStage frame={frame} capture={capture} onChange={setCapture} zoom={zoom} />
      <p className={styles.hint}>{t('capture.hint')}</p>
      <CaptureFoot attaching={attaching} requesterName={requesterName} onRetake={onRetake} onClose={onClose} />
    </Modal>
  );
}

interface CaptureFootProps extends Pick<CaptureEditorProps, 'requesterName' | 'onRetake' | 'onClose'> {
  readonly attaching: ReturnType<typeof useAttaching>;
}

/** A line about the picture, who will see it, and the ways on. */
function CaptureFoot({ attaching, requesterName, onRetake, onClose }: CaptureFootProps) {
  const { t } = useTranslation('attachment');
  const { text, setText, audience, setAudience, isBusy, refusal, attach } = attaching;
  return (
    <form
      className={styles.foot}
      onSubmit={(event) => {
        event.preventDefault();
        attach();
      }}
    >
      <Textarea
        className={styles.text}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={20_000}
        aria-label={t('capture.text')}
        placeholder={t('capture.text')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <SegmentedControl
        aria-label={t('capture.readers')}
        value={audience}
        onChange={setAudience}
        data={[
          { value: 'desk', label: t('capture.deskOnly') },
          { value: 'readers', label: t('capture.requesterToo', { name: firstNameOf(requesterName) }) },
        ]}
      />
      <span className={styles.gap} />
      <RefusalNote refusal={refusal} />
      <Button leftSection={<IconRefresh size={15} stroke={1.75} aria-hidden="true" />} onClick={onRetake}>
        {t('capture.retake')}
      </Button>
      <Button onClick={onClose}>{t('capture.cancel')}</Button>
      <KeyCaps keys="mod+enter" />
      <Button
        type="submit"
        variant="filled"
        loading={isBusy}
        leftSection={<IconPaperclip size={15} stroke={1.75} aria-hidden="true" />}
      >
        {t('capture.attach')}
      </Button>
    </form>
  );
}

/** The line about the picture, who will see both, and the way to the ticket. */
function useAttaching({ frame, audience: atFirst, onAttach }: CaptureEditorProps, capture: Capture) {
  const [text, setText] = useState('');
  const [audience, setAudience] = useState(atFirst);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function draw(): Promise<void> {
    setIsBusy(true);
    const picture = await drawInWorker(frame, capture);
    const refused = await onAttach(picture, text.trim(), audience);
    if (refused === null) return;
    setRefusal(refused);
    setIsBusy(false);
  }
  return {
    text,
    setText,
    audience,
    setAudience: (chosen: string) => setAudience(chosen === 'readers' ? 'readers' : 'desk'),
    isBusy,
    refusal,
    attach: () => void (isBusy ? null : draw()),
  };
}
