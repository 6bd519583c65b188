import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { CodecChoices } from './codec-choices.tsx';
import type { LinkFigures } from './link-figures.ts';
import { sumOfDelay, waitForCapture } from './link-figures.ts';
import type { ScreenSession } from './screen-session.ts';
import type { ScreenState } from './screen-state.ts';
import { Sparkline } from './sparkline.tsx';
import { useFigures } from './use-figures.ts';
import styles from './figures-panel.module.css';

interface FiguresPanelProps {
  readonly screen: ScreenSession;
  readonly picture: ScreenState['picture'];
  readonly video: RefObject<HTMLVideoElement | null>;
  /** How it is sent is for whoever helps to say. */
  readonly isHelping: boolean;
  readonly onClose: () => void;
}

/** The true frame rate, and where the time goes between their screen and this one. */
export function FiguresPanel({ screen, picture, video, isHelping, onClose }: FiguresPanelProps) {
  const { t } = useTranslation('screen');
  const { latest, delays } = useFigures(screen, video, picture?.state === 'shown');
  const delayMs = latest === null ? null : sumOfDelay(latest);
  return (
    <section className={styles.panel} aria-label={t('figures.title')}>
      <header className={styles.head}>
        <div>
          <p className={styles.name}>{t('figures.delay')}</p>
          <p className={styles.delay} data-figures>
            {delayMs === null ? t('figures.unknown') : t('figures.ms', { ms: Math.round(delayMs) })}
          </p>
        </div>
        <ActionIcon aria-label={t('figures.close')} onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      <Sparkline values={delays} />
      {latest !== null && (
        <>
          <Parts figures={latest} />
          <NotCounted figures={latest} />
          <Rest figures={latest} />
        </>
      )}
      {isHelping && picture?.state === 'shown' && <CodecChoices picture={picture} screen={screen} />}
    </section>
  );
}

function Parts({ figures }: { readonly figures: LinkFigures }) {
  const { t, i18n } = useTranslation('screen');
  const tenths = tenthsIn(i18n.language);
  const parts = [
    ['capture', figures.captureMs],
    ['encode', figures.encodeMs],
    ['network', figures.networkMs],
    ['jitter', figures.jitterMs],
    ['decode', figures.decodeMs],
    ['display', figures.displayMs],
  ] as const;
  const wholeMs = Math.max(1, sumOfDelay(figures) ?? 0);
  return (
    <dl className={styles.parts}>
      {parts.map(([part, ms]) => (
        <div key={part} className={styles.part}>
          <dt>{t(`figures.parts.${part}`)}</dt>
          <dd>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ width: `${((ms ?? 0) / wholeMs) * 100}%` }} />
            </span>
            <span className={styles.figure} data-figures>
              {ms === null ? '–' : t('figures.ms', { ms: ms < 10 ? tenths.format(ms) : Math.round(ms) })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What no sum of this window can hold is said, so that nobody takes it for the whole. */
function NotCounted({ figures }: { readonly figures: LinkFigures }) {
  const { t } = useTranslation('screen');
  const waitMs = waitForCapture(figures);
  return (
    <p className={styles.note}>
      {waitMs === null ? t('figures.notCountedStill') : t('figures.notCounted', { ms: Math.round(waitMs) })}
    </p>
  );
}

function Rest({ figures }: { readonly figures: LinkFigures }) {
  const { t, i18n } = useTranslation('screen');
  const { framesPerSecond, widthPx, heightPx, codec, kbitPerSecond, lostPercent, way } = figures;
  const isSized = widthPx !== null && heightPx !== null;
  const rows = [
    [t('figures.frames'), framesPerSecond === null ? null : framesPerSecond.toFixed(0)],
    [t('figures.size'), isSized ? t('figures.sizeAndCodec', { width: widthPx, height: heightPx, codec }) : null],
    [t('figures.rate'), kbitPerSecond === null ? null : t('figures.kbit', { kbit: Math.round(kbitPerSecond) })],
    [
      t('figures.lost'),
      lostPercent === null ? null : t('figures.percent', { percent: tenthsIn(i18n.language).format(lostPercent) }),
    ],
    [t('figures.way'), way === null ? null : way === 'relay' ? t('figures.relay') : t('figures.direct')],
  ] as const;
  return (
    <dl className={styles.rest}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-figures>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

function tenthsIn(language: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
