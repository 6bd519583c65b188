import { z } from 'zod';
import type { DeviceEntry } from '#contracts/api/helper-api.ts';
import { helperApi } from '#contracts/api/helper-api.ts';
import type { HistoryEntry } from '#contracts/helper-core.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { InventorySection } from '#domain/inventory/inventory.sections.ts';
import { blankInventory, inventorySections } from '#domain/inventory/inventory.sections.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { ReportedProblem } from '../incident/reported-problems.ts';
import { shownInventory } from '../inventory/shown-inventory.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';
import type { Words } from '../words/words.ts';
import type { KeptSession } from '../support/kept-help.ts';
import type { Look } from './kept-looks.ts';

const keptHistory = z.strictObject({ entries: helperApi['helper.history'].output, readAtMs: epochMs });

/** What the hub tells of this computer, asked for anew where it can be reached; else as it was last told. */
export async function readHubHistory(
  path: string,
  link: Pick<HubLink, 'ask'>,
  nowMs: number,
  signal: AbortSignal,
): Promise<readonly DeviceEntry[]> {
  const asked = await link.ask('helper.history', {}, signal);
  if (asked.ok) {
    await writeStoredJson(path, { entries: asked.value, readAtMs: nowMs });
    return asked.value;
  }
  return (await readStoredJson(path, keptHistory.nullable().catch(null)))?.entries ?? [];
}

export interface ComputerRecord {
  readonly hub: readonly DeviceEntry[];
  readonly looks: readonly Look[];
  readonly problems: readonly ReportedProblem[];
  /** Help that somebody of the desk gave here. */
  readonly helped: readonly KeptSession[];
  readonly enrolledAtMs: number;
}

/** What was done on this computer, from the hub's journal and the helper's own record, the newest first. */
export function historyOf(record: ComputerRecord, words: Words): readonly HistoryEntry[] {
  const fromHub = record.hub.flatMap(entryFromHub);
  const isTold = fromHub.some(({ kind }) => kind === 'enrolled');
  const all: readonly HistoryEntry[] = [
    ...fromHub,
    // Before the hub could be asked, the helper itself remembers when it was enrolled.
    ...(isTold ? [] : [entryOf('enrolled', 'enrolment', record.enrolledAtMs)]),
    ...record.looks.map((look) => lookEntry(look, words)),
    ...record.helped.map(helpedEntry),
    ...record.problems.map(({ id, summary, reportedAtMs }) => entryOf('reported', id, reportedAtMs, summary)),
  ];
  return all.toSorted((one, other) => other.atMs - one.atMs);
}

function entryOf(kind: HistoryEntry['kind'], id: string, atMs: number, about: string | null = null): HistoryEntry {
  return { id, kind, atMs: epochMs.parse(atMs), author: null, about, changes: [] };
}

/** The helper's own reports are told from its own record, which knows what was there before. */
function entryFromHub({ id, name, author, isByHelper, atMs, personName }: DeviceEntry): readonly HistoryEntry[] {
  const entry = { id, atMs, author: isByHelper ? null : author, about: personName, changes: [] };
  if (name === 'device.enrolled') return [{ ...entry, kind: 'enrolled' }];
  if (name !== 'device.allocated') return [];
  return [{ ...entry, kind: personName === null ? 'taken-away' : 'given' }];
}

function helpedEntry({ id, agentName, ticket, joinedAtMs, awaitedUntilMs }: KeptSession): HistoryEntry {
  const about = ticket === null ? null : [ticket.number, ticket.summary].filter((part) => part !== null).join(' · ');
  const atMs = joinedAtMs ?? awaitedUntilMs;
  return { ...entryOf('helped', id, atMs, about === null ? null : about.slice(0, 300)), author: agentName };
}

function lookEntry({ atMs, before, after }: Look, words: Words): HistoryEntry {
  const found = inventorySections.filter((section) => section in after);
  const isFirst = found.every((section) => (before[section] ?? null) === null);
  const changes = isFirst ? [] : found.flatMap((section) => changedLines(section, before, after, words));
  return {
    ...entryOf('inventory', `look:${atMs}`, atMs),
    changes: isFirst ? found.map((section) => words.sections[section]) : changes,
  };
}

/** The lines of a section that are not what they were, each as people would say it. */
function changedLines(
  section: InventorySection,
  before: Look['before'],
  after: Look['after'],
  words: Words,
): readonly string[] {
  const linesOf = (facts: Look['after']): readonly string[] => {
    const shown = shownInventory({ ...blankInventory, [section]: facts[section] ?? null }, words);
    const begin = shown.indexOf(words.sections[section]) + 1;
    const end = shown.indexOf('', begin);
    return shown.slice(begin, end === -1 ? undefined : end).map((text) => text.trim().replace(/^- /, ''));
  };
  const [was, is] = [linesOf(before), linesOf(after)];
  const gone = was.filter((text) => !is.includes(text));
  const come = is.filter((text) => !was.includes(text));
  const name = words.sections[section];
  return [
    ...gone.map((text) => words.wasBefore(name, text).slice(0, 600)),
    ...come.map((text) => words.isNow(name, text).slice(0, 600)),
  ];
}
