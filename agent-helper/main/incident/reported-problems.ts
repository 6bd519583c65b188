import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

/** The hub answers for this many at a time; older ones are on the portal. */
const MOST_KEPT = 50;

const reportedProblem = z.strictObject({
  ...incidentSchema.pick({ id: true, number: true, state: true, summary: true }).shape,
  reportedAtMs: epochMs,
});
/** A problem reported on this device that the hub has taken. Its number comes from the hub, a little later. */
export type ReportedProblem = z.infer<typeof reportedProblem>;

export interface ReportedProblems {
  readonly keep: (problem: ReportedProblem) => Promise<void>;
  /** The newest last. */
  readonly list: () => Promise<readonly ReportedProblem[]>;
}

export function createReportedProblems(folder: string): ReportedProblems {
  /** Ids sort by the time they were made, so their names do as well. */
  async function namesInOrder(): Promise<readonly string[]> {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  }

  return {
    keep: async (problem) => {
      await writeStoredJson(join(folder, nameOf(problem.id)), problem);
      const names = await namesInOrder();
      await Promise.all(names.slice(0, -MOST_KEPT).map((name) => rm(join(folder, name), { force: true })));
    },
    list: async () => {
      const read = (await namesInOrder()).map((name) => readStoredJson(join(folder, name), reportedProblem));
      return (await Promise.all(read)).filter((problem) => problem !== null);
    },
  };
}

/** File systems of Windows keep `:` for themselves. */
function nameOf(id: Incident['id']): string {
  return `${id.replace(':', '-')}.json`;
}
