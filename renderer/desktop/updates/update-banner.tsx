import type { UpdateAnswer, UpdateAnswered } from '#contracts/update-state.ts';
import type { UpdateNotes } from '#contracts/updates.ts';
import type { UpdateBanner as Banner } from '#platform/browser/updates/update-banner.rules.ts';
import { bannerOf } from '#platform/browser/updates/update-banner.rules.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalSentence } from '../../words/use-refusal-sentence.ts';
import type { Desktop } from '../desktop.ts';
import styles from './update-banner.module.css';
import { useUpdateReport } from './use-update-report.ts';

/** Says that a newer version lies ready, or what is new in this one. It waits in a corner until somebody has decided. */
export function UpdateBanner({ desktop }: { readonly desktop: Pick<Desktop, 'ask' | 'hear'> }) {
  const report = useUpdateReport(desktop);
  const [closed, setClosed] = useState<string | null>(null);
  const banner = report === null ? null : bannerOf(report);
  const isShown = banner !== null && !(banner.kind === 'refused' && banner.code === closed);
  return (
    <output className={styles.place}>
      {isShown && banner.kind === 'ready' && <ReadyNote key={banner.version} banner={banner} desktop={desktop} />}
      {isShown && banner.kind === 'news' && (
        <NewsNote {...banner} onClose={() => void desktop.ask('update.dismiss-news', {})} />
      )}
      {isShown && banner.kind === 'refused' && (
        <RefusedNote code={banner.code} onClose={() => setClosed(banner.code)} />
      )}
    </output>
  );
}

interface ReadyNoteProps {
  readonly banner: Extract<Banner, { kind: 'ready' }>;
  readonly desktop: Pick<Desktop, 'ask'>;
}

function ReadyNote({ banner, desktop }: ReadyNoteProps) {
  const { t } = useTranslation('updates');
  const [held, setHeld] = useState<UpdateAnswered['held']>(null);
  const answer = async (given: UpdateAnswer) => setHeld((await desktop.ask('update.answer', { answer: given })).held);
  return (
    <div className={styles.note}>
      <p className={styles.title}>{t('ready.title', { version: banner.version })}</p>
      <Notes notes={banner.notes} />
      {held !== null && (
        <p className={styles.held} role="alert">
          {t(`held.${held}`)}
        </p>
      )}
      <div className={styles.acts}>
        <Button variant="filled" onClick={() => void answer('now')}>
          {t('ready.now')}
        </Button>
        {banner.canWaitForQuit && (
          <Button variant="default" onClick={() => void answer('at-quit')}>
            {t('ready.atQuit')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => void answer('tomorrow')}>
          {t('ready.tomorrow')}
        </Button>
      </div>
    </div>
  );
}

interface NewsNoteProps {
  readonly version: string;
  readonly notes: UpdateNotes | null;
  readonly onClose: () => void;
}

function NewsNote({ version, notes, onClose }: NewsNoteProps) {
  const { t } = useTranslation('updates');
  return (
    <div className={styles.note}>
      <p className={styles.title}>{t('news.title', { version })}</p>
      <Notes notes={notes} />
      <div className={styles.acts}>
        <Button variant="default" onClick={onClose}>
          {t('news.close')}
        </Button>
      </div>
    </div>
  );
}

function RefusedNote({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { t } = useTranslation('updates');
  const sentenceOf = useRefusalSentence();
  return (
    <div className={styles.note}>
      <p className={styles.title}>{t('refused.title')}</p>
      <p className={styles.notes}>{sentenceOf({ code })}</p>
      <div className={styles.acts}>
        <Button variant="default" onClick={onClose}>
          {t('refused.close')}
        </Button>
      </div>
    </div>
  );
}

/** Plain text in the reader's language; line breaks are kept, nothing else means anything. */
function Notes({ notes }: { readonly notes: UpdateNotes | null }) {
  const { i18n } = useTranslation();
  if (notes === null) return null;
  return <p className={styles.notes}>{i18n.language === 'de' ? notes.de : notes.en}</p>;
}
