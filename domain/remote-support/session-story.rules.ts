import type { AgentId, EpochMs } from '../kernel/fields.ts';
import type { JournalLine } from '../kernel/journal.ts';
import { noteInput } from './note-session.ts';
import type { HappeningName, SessionEntry } from './session-entry.ts';
import type { SupportSession } from './support-session.record.ts';
import { NOTED_LINE } from './written-chains.rules.ts';

/** One thing that happened in a session, as people read it. */
export type StoryStep =
  /** A command on the session, such as `support-session.handed-over`. */
  | { readonly kind: 'line'; readonly atMs: EpochMs; readonly id: string; readonly line: JournalLine }
  /** What one side wrote down. */
  | { readonly kind: 'entry'; readonly atMs: EpochMs; readonly id: string; readonly entry: SessionEntry };

/** What the agent's side alone knows. Of all else the user's computer is believed, and the other's word not told twice. */
const agentsOwn: ReadonlySet<HappeningName> = new Set([
  'screenshot',
  'recording-begun',
  'recording-ended',
  'recording-kept',
  'alarm',
] satisfies HappeningName[]);

/** What is for those who check a chain, and not for those who read it. */
const witnesses: ReadonlySet<HappeningName> = new Set(['head-heard', 'head-signed'] satisfies HappeningName[]);

/** Whether it only tells how far the other side's record has come: that is no news to the other side. */
export function isWitness(type: HappeningName): boolean {
  return witnesses.has(type);
}

/** What happened in a session, the oldest first. @param lines Of the session. */
export function storyOf(lines: readonly JournalLine[]): readonly StoryStep[] {
  const steps = lines.flatMap(stepsOf).toSorted((one, other) => one.atMs - other.atMs);
  // Without a hub both sides say that they ended it, neither knowing of the other.
  const end = steps.find(isEnd);
  return steps.filter((step) => !isEnd(step) || step === end);
}

function isEnd(step: StoryStep): boolean {
  return step.kind === 'line' && step.line.name === 'support-session.ended';
}

function stepsOf(line: JournalLine): readonly StoryStep[] {
  if (line.name !== NOTED_LINE) return [{ kind: 'line', atMs: line.occurredAtMs, id: line.id, line }];
  const isAgents = line.actor.startsWith('agent:');
  const { entries = [] } = noteInput.safeParse(line.input).data ?? {};
  return entries
    .filter(({ type }) => (isAgents ? agentsOwn.has(type) : !witnesses.has(type)))
    .map((entry) => ({ kind: 'entry', atMs: entry.atMs, id: `${line.id} ${entry.seq}`, entry }));
}

/** What a session came to, for whoever writes down how a ticket was solved (W11, W12). */
export interface SessionSum {
  /** Of each agent who helped, in the order in which they first did, in milliseconds. */
  readonly helped: readonly { readonly agent: AgentId; readonly forMs: number }[];
  readonly wasControlled: boolean;
  /** In the order in which they went. */
  readonly files: readonly { readonly name: string; readonly direction: 'in' | 'out' }[];
  /** What was shown on the screen with a word to it, in the order of its numbers; of each number what was said last. */
  readonly steps: readonly { readonly number: number; readonly text: string }[];
  readonly screenshots: number;
  readonly wasRecorded: boolean;
}

export function sumOf({ spells }: Pick<SupportSession, 'spells'>, story: readonly StoryStep[]): SessionSum {
  const entries = story.flatMap((step) => (step.kind === 'entry' ? [step.entry] : []));
  const helped = new Map<AgentId, number>();
  for (const { agent, fromMs, toMs } of spells) {
    helped.set(agent, (helped.get(agent) ?? 0) + Math.max(0, (toMs ?? fromMs) - fromMs));
  }
  return {
    helped: [...helped].map(([agent, forMs]) => ({ agent, forMs })),
    wasControlled: entries.some(
      ({ type, data }) => type === 'consent' && data.capability === 'control' && data.answer === 'given',
    ),
    files: entries.flatMap(({ type, data }) =>
      type === 'file' ? [{ name: data.name, direction: data.direction }] : [],
    ),
    steps: stepsShown(entries),
    screenshots: entries.filter(({ type }) => type === 'screenshot').length,
    wasRecorded: entries.some(({ type }) => type === 'recording-begun'),
  };
}

function stepsShown(entries: readonly SessionEntry[]): SessionSum['steps'] {
  const texts = new Map<number, string>();
  for (const { type, data } of entries) {
    if (type === 'annotated' && data.number !== undefined && data.text !== undefined) texts.set(data.number, data.text);
  }
  return [...texts].map(([number, text]) => ({ number, text })).toSorted((one, other) => one.number - other.number);
}
