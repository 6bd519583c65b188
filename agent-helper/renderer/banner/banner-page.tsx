import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { BannerAct, BannerState } from '#contracts/helper-remote.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { spokenDigits } from '#domain/remote-control/safety-code.rules.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { ActionIcon, Button } from '@mantine/core';
import {
  IconClipboardOff,
  IconEye,
  IconEyeOff,
  IconFileOff,
  IconMouse,
  IconMouseOff,
  IconPencil,
  IconPencilOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerRecordFilled,
  IconPlayerStop,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { defer, filter, merge, Observable } from 'rxjs';
import type { SayInHelper } from '../words/words.ts';
import { useWords } from '../words/use-words.ts';
import { ExchangeNotice } from '../exchange/exchange-notice.tsx';
import styles from './banner-page.module.css';

/** Four times in the two seconds after which silence ends the session. */
const BEAT_EVERY_MS = 500;

/** Where the system has a page of its settings for it. */
const isMac = /Macintosh/.test(navigator.userAgent);

interface BannerPageProps {
  readonly main: MainProcess<HelperIpc>;
}

/** The strip above everything: who may see what, and the way to end it. */
export function BannerPage({ main }: BannerPageProps) {
  const state = useLive(useMemo(() => bannerOf(main), [main]));
  const isDrawn = state !== undefined;
  useEffect(() => {
    if (!isDrawn) return undefined;
    const beat = (): void => void main.ask('banner.beat', {});
    beat();
    const timer = setInterval(beat, BEAT_EVERY_MS);
    return () => clearInterval(timer);
  }, [main, isDrawn]);
  return isDrawn ? <Strip state={state} main={main} /> : null;
}

function bannerOf(main: MainProcess<HelperIpc>): Observable<BannerState> {
  return merge(
    defer(() => main.ask('banner.read', {})),
    new Observable<BannerState>((subscriber) => main.hear('banner.changed', (state) => subscriber.next(state))),
  ).pipe(filter((state) => state !== null));
}

interface StripProps {
  readonly state: BannerState;
  readonly main: MainProcess<HelperIpc>;
}

function Strip({ state, main }: StripProps) {
  const { say } = useWords();
  const isSeen = state.allowed.includes('view') && !state.isPaused;
  const isControlled = state.allowed.includes('control') && !state.isPaused;
  const isBroken = state.line === 'broken';
  const Picture = isBroken ? IconPlugConnectedX : isControlled ? IconMouse : isSeen ? IconEye : IconEyeOff;
  return (
    <main className={styles.strip} data-seen={isSeen} data-acts={Math.min(4, actsIn(state))}>
      <Picture size={24} stroke={1.75} aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <div className={styles.first}>
          <output className={styles.what}>{whatWords(state, say)}</output>
          <RecordingMark state={state} />
        </div>
        <div className={styles.more}>
          <WhichScreen state={state} isSeen={isSeen} />
          {state.onlookers.length > 0 && (
            <span className={styles.beside}>{say('banner.onlookers', { names: state.onlookers.join(', ') })}</span>
          )}
          <ExchangeNotice main={main} className={styles.beside} />
        </div>
      </div>
      {state.code !== null && !state.isTrusted && (
        <p className={styles.code} title={say('banner.code.hint', { agent: state.agentName })}>
          <span>{say('banner.code')}</span> <strong>{spokenDigits(state.code)}</strong>
        </p>
      )}
      <Acts state={state} main={main} />
    </main>
  );
}

/** Ways to take something back or away, of which many leave no room for their words: then each is a picture with a name. */
function actsIn({ allowed, marks }: BannerState): number {
  const ways = [['view'], ['control'], ['record'], clipboardRights, fileRights] as const;
  const live = ways.filter((of) => of.some((capability) => allowed.includes(capability)));
  return live.length + (marks === undefined ? 0 : 1);
}

/** What the person can do about it, all the time; the way to end it stands last and never moves. */
function Acts({ state, main }: StripProps) {
  const { say } = useWords();
  const tell = (wanted: BannerAct) => void main.ask('banner.act', wanted);
  const act = (what: Exclude<BannerAct['act'], 'take-back'>) => tell({ act: what });
  return (
    <>
      {state.trouble === 'picture.not-permitted' && isMac && (
        <Button variant="default" size="compact-md" onClick={() => act('permit')}>
          {say('banner.permit')}
        </Button>
      )}
      <MarksButton state={state} onAct={act} />
      {state.allowed.includes('control') && (
        <Button
          variant="default"
          size="compact-md"
          title={`${say('banner.take-back')}. ${say('banner.take-back.hint', { agent: state.agentName })}`}
          leftSection={<IconMouseOff size={18} />}
          onClick={() => tell({ act: 'take-back', capabilities: ['control'] })}
        >
          {say('banner.take-back')}
        </Button>
      )}
      <TakeBack state={state} onAct={tell} />
      {state.allowed.includes('record') && (
        <Button
          variant="default"
          size="compact-md"
          title={`${say('banner.stop-recording')}. ${say('banner.stop-recording.hint', { agent: state.agentName })}`}
          leftSection={<IconPlayerStop size={18} />}
          onClick={() => tell({ act: 'take-back', capabilities: ['record'] })}
        >
          {say('banner.stop-recording')}
        </Button>
      )}
      {state.allowed.includes('view') && (
        <Button
          variant="default"
          size="compact-md"
          title={say(state.isPaused ? 'banner.resume' : 'banner.pause')}
          leftSection={state.isPaused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
          onClick={() => act(state.isPaused ? 'resume' : 'pause')}
        >
          {say(state.isPaused ? 'banner.resume' : 'banner.pause')}
        </Button>
      )}
      <Button
        className={styles.stop}
        size="compact-md"
        title={state.panicKeys === null ? undefined : say('banner.panic', { keys: state.panicKeys })}
        onClick={() => act('stop')}
      >
        {say('banner.stop')}
      </Button>
    </>
  );
}

/** Stands for as long as the agent may record, whether their console does or not (W7). */
function RecordingMark({ state }: Pick<StripProps, 'state'>) {
  const { say } = useWords();
  if (!state.allowed.includes('record')) return null;
  return (
    <span className={styles.recorded} title={say('banner.recorded.hint', { agent: state.agentName })}>
      <IconPlayerRecordFilled size={14} aria-hidden="true" />
      <output>{say(state.isPaused ? 'banner.recorded.paused' : 'banner.recorded')}</output>
    </span>
  );
}

/** Which of several screens is seen, or why none is although it may be. */
function WhichScreen({ state: { screen, trouble }, isSeen }: Pick<StripProps, 'state'> & { readonly isSeen: boolean }) {
  const { say } = useWords();
  if (!isSeen) return null;
  if (trouble !== undefined) return <output className={styles.trouble}>{troubleWords(trouble, say)}</output>;
  if (screen === undefined) return null;
  const { shown, count } = screen;
  return (
    <output className={styles.beside}>
      {shown === 'all' ? say('banner.screen.all', { count }) : say('banner.screen.one', { place: shown + 1, count })}
    </output>
  );
}

function troubleWords(trouble: NonNullable<BannerState['trouble']>, say: SayInHelper): string {
  switch (trouble) {
    case 'picture.not-permitted':
      return say('banner.trouble.not-permitted');
    case 'picture.no-display':
      return say('banner.trouble.no-display');
    case 'picture.capture-failed':
      return say('banner.trouble.capture-failed');
    case 'picture.screen-gone':
      return say('banner.trouble.screen-gone');
    default:
      return trouble satisfies never;
  }
}

interface MarksButtonProps {
  readonly state: BannerState;
  readonly onAct: (act: 'hide-marks' | 'show-marks') => void;
}

interface TakeBackProps {
  readonly state: BannerState;
  readonly onAct: (act: BannerAct) => void;
}

/** What else was allowed, each with the one click that ends it; looking and the rest go on. */
function TakeBack({ state: { allowed, agentName }, onAct }: TakeBackProps) {
  const { say } = useWords();
  const ways = [
    { of: clipboardRights, icon: IconClipboardOff, words: say('banner.take-back.clipboard', { agent: agentName }) },
    { of: fileRights, icon: IconFileOff, words: say('banner.take-back.files', { agent: agentName }) },
  ];
  return ways.map(({ of, icon: Picture, words }) => {
    const live = of.filter((capability) => allowed.includes(capability));
    if (live.length === 0) return null;
    return (
      <ActionIcon
        key={words}
        variant="default"
        size={30}
        aria-label={words}
        title={words}
        onClick={() => onAct({ act: 'take-back', capabilities: live })}
      >
        <Picture size={18} aria-hidden="true" />
      </ActionIcon>
    );
  });
}

const clipboardRights: readonly Capability[] = ['clipboard-in', 'clipboard-out'];
const fileRights: readonly Capability[] = ['file-in', 'file-out'];

/** Takes away what the agent has drawn on the screen, or brings it back. */
function MarksButton({ state: { marks, agentName }, onAct }: MarksButtonProps) {
  const { say } = useWords();
  if (marks === undefined) return null;
  const isShown = marks === 'shown';
  return (
    <Button
      variant="default"
      size="compact-md"
      title={`${say(isShown ? 'banner.marks.hide' : 'banner.marks.show')}. ${say('banner.marks.hint', { agent: agentName })}`}
      leftSection={isShown ? <IconPencilOff size={18} /> : <IconPencil size={18} />}
      onClick={() => onAct(isShown ? 'hide-marks' : 'show-marks')}
    >
      {say(isShown ? 'banner.marks.hide' : 'banner.marks.show')}
    </Button>
  );
}

/** What may be seen at this moment. Each word stands here whole, so that one that is missing is found. */
function whatWords({ agentName, allowed, isPaused, line }: BannerState, say: SayInHelper): string {
  const agent = agentName;
  if (!allowed.includes('view')) return say('banner.nothing', { agent });
  if (isPaused) return say('banner.paused', { agent });
  if (line === 'broken') return say('banner.broken', { agent });
  if (allowed.includes('control')) return say('banner.controlled', { agent });
  return line === 'waiting' ? say('banner.waiting', { agent }) : say('banner.seen', { agent });
}
