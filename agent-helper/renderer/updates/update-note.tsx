import type { UpdateNotes } from '#contracts/updates.ts';
import type { UpdateBanner } from '#platform/browser/updates/update-banner.rules.ts';
import { bannerOf } from '#platform/browser/updates/update-banner.rules.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useHelper } from '../app/helper.ts';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';
import { UpdateHeld } from './update-held.tsx';
import styles from './updates.module.css';
import { useUpdateAnswer } from './use-update-answer.ts';

/** Says on the start screen that a newer version lies ready, or what is new in this one, until somebody has decided. */
export function UpdateNote() {
  const { ask, updates$ } = useHelper();
  const report = useLive(updates$);
  const [closed, setClosed] = useState<string | null>(null);
  const banner = report === undefined ? null : bannerOf(report);
  return (
    <output className={styles.place}>
      {banner?.kind === 'ready' && <ReadyNote key={banner.version} banner={banner} />}
      {banner?.kind === 'news' && (
        <NewsNote {...banner} onClose={() => void ask('update.dismiss-news', {}).catch(() => null)} />
      )}
      {banner?.kind === 'refused' && banner.code !== closed && (
        <RefusedNote code={banner.code} onClose={() => setClosed(banner.code)} />
      )}
    </output>
  );
}

function ReadyNote({ banner }: { readonly banner: Extract<UpdateBanner, { kind: 'ready' }> }) {
  const { say } = useWords();
  const { answer, held, refusal } = useUpdateAnswer();
  return (
    <Noted title={say('update.ready', { version: banner.version })} notes={banner.notes}>
      <UpdateHeld held={held} refusal={refusal} />
      <div className={styles.acts}>
        <Button size="compact-md" variant="default" onClick={() => void answer('now')}>
          {say('update.now')}
        </Button>
        {banner.canWaitForQuit && (
          <Button size="compact-md" variant="default" onClick={() => void answer('at-quit')}>
            {say('update.at-quit')}
          </Button>
        )}
        <Button size="compact-md" variant="subtle" onClick={() => void answer('tomorrow')}>
          {say('update.tomorrow')}
        </Button>
      </div>
    </Noted>
  );
}

interface NewsNoteProps {
  readonly version: string;
  readonly notes: UpdateNotes | null;
  readonly onClose: () => void;
}

function NewsNote({ version, notes, onClose }: NewsNoteProps) {
  const { say } = useWords();
  return (
    <Noted title={say('update.news', { version })} notes={notes}>
      <div className={styles.acts}>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {say('bar.understood')}
        </Button>
      </div>
    </Noted>
  );
}

function RefusedNote({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { say } = useWords();
  return (
    <Noted title={say('update.refused')} notes={null}>
      <p>{refusalSentence(say, { code })}</p>
      <div className={styles.acts}>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {say('bar.understood')}
        </Button>
      </div>
    </Noted>
  );
}

interface NotedProps {
  readonly title: string;
  readonly notes: UpdateNotes | null;
  readonly children: ReactNode;
}

function Noted({ title, notes, children }: NotedProps) {
  const { language } = useWords();
  return (
    <div className={styles.note}>
      <p className={styles.title}>{title}</p>
      {/* Plain text: line breaks are kept, nothing else means anything. */}
      {notes !== null && <p className={styles.notes}>{notes[language]}</p>}
      {children}
    </div>
  );
}
