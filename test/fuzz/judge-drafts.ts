import { recordIdIn } from '#contracts/draft.ts';
import type { DraftRow } from '#platform/any/data-service/rx-schema.ts';
import type { Store } from '../../hub/store/store.ts';
import type { FuzzWorld } from './fuzz-world.ts';
import type { Replica } from './judge.ts';

/**
 * DRAFT-1: a text that nobody wrote over, in sight of it, or discarded, is on a device of its author. Whoever was off the
 * desk for a while may have lost drafts about what they could not read meanwhile.
 */
export function lostDrafts({ ledger }: FuzzWorld, replicas: readonly Replica[]): readonly string[] {
  const held = new Map(
    [...Map.groupBy(replicas, ({ installation }) => installation.agent.person)].map(([person, devices]) => {
      const texts = devices.flatMap(({ drafts }) => drafts).flatMap(({ text, other }) => [text, other?.text ?? '']);
      return [String(person), new Set(texts)] as const;
    }),
  );
  const writtenOver = new Set(ledger.drafts.filter(({ told }) => told !== 'refused').flatMap(({ over }) => over));
  return ledger.drafts.flatMap(({ person, key, text, told }) => {
    const mayBeGone = ledger.released.has(person) && recordIdIn(key) !== null;
    if (told !== 'kept' || text === '' || writtenOver.has(text) || mayBeGone) return [];
    return held.get(person)?.has(text) === true ? [] : [`${person} wrote "${text}" for ${key}, and it is nowhere`];
  });
}

/** Every device of somebody on the desk shows what the hub has, beside what it has itself where both changed. */
export async function draftDifferences({ database }: Store, replicas: readonly Replica[]): Promise<readonly string[]> {
  const all = await database.selectFrom('draft').selectAll().execute();
  return replicas.flatMap(({ installation, reader, drafts }) => {
    if (reader.kind !== 'agent') return [];
    const here = new Map(drafts.map((row) => [row.id, row]));
    const atHub = new Map(all.filter(({ owner }) => owner === reader.id).map((row) => [row.key, row]));
    return [...new Set([...here.keys(), ...atHub.keys()])].flatMap((key) => {
      const theirs = atHub.get(key)?.text ?? '';
      const mine = here.get(key);
      if (shownOf(mine) === theirs && (mine?.isChanged !== true || mine.other !== null)) return [];
      if (isLostChoice(mine, atHub.get(key)?.revision ?? null)) return [];
      return [`console ${installation.index} has ${JSON.stringify(mine)} for ${key}, the hub "${theirs}"`];
    });
  });
}

/** What it knows the hub to have. */
function shownOf(row: DraftRow | undefined): string {
  return row?.other?.text ?? row?.text ?? '';
}

/**
 * The hub went back to what the text here was written over, and lost the other text that it is to be chosen from: that stays
 * to be chosen here, so that it is not lost.
 */
function isLostChoice(row: DraftRow | undefined, revisionAtHub: string | null): boolean {
  return row !== undefined && row.other !== null && row.base === revisionAtHub;
}
