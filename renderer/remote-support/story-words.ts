import type { JournalLine } from '#domain/kernel/journal.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { supportSessionCommands } from '#domain/remote-support/remote-support.commands.ts';
import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import type { StoryStep } from '#domain/remote-support/session-story.rules.ts';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import type { TFunction } from 'i18next';
import { lengthWords } from '../look/length-words.ts';

/** What a sentence about a session takes from around it. */
export interface StoryWords {
  readonly t: TFunction<'support'>;
  readonly language: string;
  /** Whoever sits at the computer. */
  readonly user: string;
  /** Of an agent, or of whoever wrote a line. */
  readonly nameOf: (id: string) => string;
}

/** One step as a sentence; `null` for what this version has no words for. */
export function storySentence(step: StoryStep, words: StoryWords): string | null {
  return step.kind === 'line' ? lineSentence(step.line, words) : entrySentence(step.entry, words);
}

function lineSentence({ name, actor, input }: JournalLine, words: StoryWords): string | null {
  const { t, user, nameOf } = words;
  switch (name) {
    case 'support-session.requested':
      return t('story.requested', { user });
    case 'support-session.met':
      return t('story.met', { agent: nameOf(actor) });
    case 'support-session.asked': {
      const { agent = '', reason = '' } = inputOf('support-session.ask', input) ?? {};
      return t('story.asked', { agent: nameOf(agent), reason });
    }
    case 'support-session.agreed':
      return t('story.agreed', { user });
    case 'support-session.refused':
      return t('story.refused', { user });
    case 'support-session.joined':
      return t('story.joined', { agent: nameOf(inputOf('support-session.join', input)?.agent ?? '') });
    case 'support-session.lapsed':
      return lapsedSentence(inputOf('support-session.lapse', input)?.because, t);
    case 'support-session.handed-over': {
      const other = nameOf(inputOf('support-session.hand-over', input)?.to ?? '');
      return t('story.handedOver', { agent: nameOf(actor), other });
    }
    case 'support-session.invited':
      return t('story.invited', { other: nameOf(inputOf('support-session.invite', input)?.agent ?? '') });
    case 'support-session.left':
      return t('story.left', { other: nameOf(inputOf('support-session.leave', input)?.agent ?? '') });
    case 'support-session.objected':
      return t('story.objected', { user });
    case 'support-session.ended':
      return endSentence(
        inputOf('support-session.end', input),
        actor.startsWith('agent:') ? nameOf(actor) : user,
        words,
      );
    default:
      return null;
  }
}

type Commands = typeof supportSessionCommands;

/** Older lines may have another shape; then the sentence goes without what they would have said. */
function inputOf<Name extends keyof Commands>(name: Name, input: unknown) {
  // The table names each command with its own schema.
  return supportSessionCommands[name].input.safeParse(input).data as
    | ReturnType<Commands[Name]['input']['parse']>
    | undefined;
}

/** Where nobody has ended it, the program that told of it did not either. */
function endSentence(
  { why = 'done', note }: NonNullable<ReturnType<typeof inputOf<'support-session.end'>>> = {},
  name: string,
  { t, user }: StoryWords,
): string {
  switch (why) {
    case 'alarm':
      return t('story.endedAlarm');
    case 'line-lost':
      return t('story.endedLineLost');
    case 'banner-gone':
      return t('story.endedBannerGone', { user });
    case 'idle':
      return t('story.endedIdle');
    case 'time-up':
      return t('story.endedTimeUp');
    case 'panic-key':
      return t('story.endedPanicKey', { user });
    case 'done':
      return note === undefined ? t('story.ended', { name }) : t('story.endedNote', { name, note });
    default:
      return assertNever(why);
  }
}

function lapsedSentence(because: 'not-answered' | 'superseded' | 'silent' | undefined, t: StoryWords['t']): string {
  if (because === 'superseded') return t('story.superseded');
  return because === 'silent' ? t('story.silent') : t('story.notAnswered');
}

function entrySentence(entry: SessionEntry, words: StoryWords): string | null {
  const { t, user, language } = words;
  const size = (sizeBytes: number) => sizeWords(sizeBytes, language);
  switch (entry.type) {
    case 'consent':
      return consentSentence(entry.data, words);
    case 'control-suspended':
      return t('story.controlSuspended', { user });
    case 'control-resumed':
      return t('story.controlResumed');
    case 'paused':
      return t('story.paused', { user });
    case 'resumed':
      return t('story.resumed', { user });
    case 'connected':
      return entry.data.path === 'relay' ? t('story.relay') : t('story.direct');
    case 'interrupted':
      return t('story.interrupted');
    case 'reconnected':
      return t('story.reconnected', { time: lengthWords(entry.data.afterMs, language) });
    case 'trust':
      return trustSentence(entry.data.outcome, t);
    case 'screenshot':
      return t('story.screenshot', { name: entry.data.name, size: size(entry.data.sizeBytes) });
    case 'file': {
      const values = { name: entry.data.name, size: size(entry.data.sizeBytes) };
      return entry.data.direction === 'in' ? t('story.fileIn', values) : t('story.fileOut', values);
    }
    case 'clipboard': {
      const values = { count: entry.data.characters };
      return entry.data.direction === 'in' ? t('story.clipboardIn', values) : t('story.clipboardOut', values);
    }
    case 'recording-begun':
      return t('story.recordingBegun');
    case 'recording-ended':
      return t('story.recordingEnded', { time: lengthWords(entry.data.lengthMs, language) });
    case 'recording-kept': {
      const values = { time: lengthWords(entry.data.lengthMs, language), size: size(entry.data.sizeBytes) };
      return entry.data.isCutShort === true ? t('story.recordingCutShort', values) : t('story.recordingKept', values);
    }
    case 'annotated':
      return annotatedSentence(entry.data, t);
    case 'alarm':
      return alarmSentence(entry.data.code, t);
    case 'head-heard':
    case 'head-signed':
      return null;
    default:
      return assertNever(entry);
  }
}

/** What an alarm means and what to do now; of one from a later version its code. */
function alarmSentence(code: string, t: StoryWords['t']): string {
  const ns = 'alarm';
  // Codes come from the record; a test holds that each of this version has its sentence.
  return t(code as 'other', { ns, defaultValue: t('other', { ns, code }) });
}

type Annotated = Extract<SessionEntry, { type: 'annotated' }>['data'];

/** What was pointed out; what stood beside a step is told as it was written. */
function annotatedSentence({ mark, number, text }: Annotated, t: StoryWords['t']): string {
  if (mark !== 'step' || number === undefined) return mark === 'laser' ? t('story.pointedAt') : t('story.annotated');
  return text === undefined ? t('story.stepShown', { number }) : t('story.stepSaid', { number, text });
}

type Consent = Extract<SessionEntry, { type: 'consent' }>['data'];
type TrustOutcome = Extract<SessionEntry, { type: 'trust' }>['data']['outcome'];

function consentSentence({ capability, answer, agent }: Consent, { t, user, nameOf }: StoryWords): string {
  const what = t(`capability.${capability}`);
  switch (answer) {
    case 'given':
      return t('story.given', { user, agent: nameOf(agent), what });
    case 'refused':
      return t('story.consentRefused', { user, what });
    case 'not-answered':
      return t('story.consentNotAnswered', { what });
    case 'taken-back':
      return t('story.takenBack', { user, what });
    case 'lapsed':
      return t('story.lapsed', { what });
    default:
      return assertNever(answer);
  }
}

function trustSentence(outcome: TrustOutcome, t: StoryWords['t']): string {
  switch (outcome) {
    case 'signed':
      return t('story.trustSigned');
    case 'same':
      return t('story.trustSame');
    case 'different':
      return t('story.trustDifferent');
    case 'skipped':
      return t('story.trustSkipped');
    default:
      return assertNever(outcome);
  }
}
