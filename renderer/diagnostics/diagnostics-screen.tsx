import { Button, Checkbox } from '@mantine/core';
import { IconCopy, IconDeviceFloppy } from '@tabler/icons-react';
import type { DiagnosticsPart } from '#contracts/console-ipc.ts';
import { diagnosticsText } from '#platform/any/diagnostics-text.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MissingScreen } from '../app/missing-screen.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { Pane, PaneHead } from '../look/pane.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { toast } from '../look/toast.tsx';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import styles from './diagnostics-screen.module.css';

/** A part that is longer scrolls in itself: the next one is to be in sight. */
const MOST_ROWS = 12;

/** What the console knows of itself on this computer, to be read before any of it goes anywhere. */
export function DiagnosticsScreen() {
  const desktop = useDesktop();
  return desktop === null ? <MissingScreen /> : <Diagnostics desktop={desktop} />;
}

type PartName = DiagnosticsPart['name'];

function Diagnostics({ desktop }: { readonly desktop: Desktop }) {
  const { t } = useTranslation('diagnostics');
  const sentenceOf = useRefusalSentence();
  const parts = useParts(desktop);
  const [left, setLeft] = useState<ReadonlySet<PartName>>(new Set());
  usePageTitle(t('title'));
  if (parts === null) return <ScreenSkeleton rows={8} />;
  const taken = parts.filter(({ name }) => !left.has(name));
  const text = diagnosticsText(taken);

  function choose(name: PartName, isTaken: boolean): void {
    const others = [...left].filter((one) => one !== name);
    setLeft(new Set(isTaken ? others : [...others, name]));
  }
  async function save(): Promise<void> {
    const outcome = await desktop.ask('diagnostics.save', { text });
    if (outcome === 'saved') toast({ message: t('saved') });
    else if (outcome !== 'cancelled') toast({ message: sentenceOf({ code: outcome }) });
  }
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    toast({ message: t('copied') });
  }

  return (
    <div className={styles.screen}>
      <PaneHead title={t('title')}>
        <Button leftSection={<IconCopy size={15} stroke={1.75} />} disabled={text === ''} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button
          variant="filled"
          leftSection={<IconDeviceFloppy size={15} stroke={1.75} />}
          disabled={text === ''}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
      </PaneHead>
      <Pane>
        <div className={styles.column}>
          <p className={styles.hint}>{t('hint')}</p>
          {parts.map((part) => (
            <Part key={part.name} part={part} isTaken={!left.has(part.name)} onChoose={choose} />
          ))}
        </div>
      </Pane>
    </div>
  );
}

/** `null` until they were read. */
function useParts(desktop: Desktop): readonly DiagnosticsPart[] | null {
  const [parts, setParts] = useState<readonly DiagnosticsPart[] | null>(null);
  useEffect(() => {
    const left = new AbortController();
    async function read(): Promise<void> {
      const found = await desktop.ask('diagnostics.read', {});
      if (!left.signal.aborted) setParts(found);
    }
    void read();
    return () => left.abort();
  }, [desktop]);
  return parts;
}

interface PartProps {
  readonly part: DiagnosticsPart;
  readonly isTaken: boolean;
  readonly onChoose: (name: PartName, isTaken: boolean) => void;
}

function Part({ part: { name, text }, isTaken, onChoose }: PartProps) {
  const { t } = useTranslation('diagnostics');
  return (
    <section className={styles.part} data-taken={isTaken}>
      <Checkbox
        label={t(`part.${name}`)}
        description={t(`about.${name}`)}
        checked={isTaken}
        onChange={({ currentTarget }) => onChoose(name, currentTarget.checked)}
      />
      {isTaken && (
        <textarea
          readOnly
          rows={Math.min(text.split('\n').length, MOST_ROWS)}
          className={styles.text}
          aria-label={t(`part.${name}`)}
          value={text.trim() === '' ? t('nothing') : text}
        />
      )}
    </section>
  );
}
