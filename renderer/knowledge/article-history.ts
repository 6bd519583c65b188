import type { JournalLine } from '#domain/kernel/journal.ts';
import { articleSchema } from '#domain/knowledge/article.record.ts';
import { z } from 'zod';

/** One entry of an article's history. */
export interface HistoryEntry {
  readonly line: JournalLine;
  /** Which version the act made; `null` for one that left the text as it was. */
  readonly version: ArticleVersion | null;
  /** The version before it; `null` for the first. */
  readonly before: ArticleVersion | null;
}

export interface ArticleVersion {
  /** Counts from 1, like `revision` of the article. */
  readonly revision: number;
  readonly title: string;
  readonly body: string;
}

const text = z.object(articleSchema.pick({ title: true, body: true }).shape);

/** The history of an article from its journal, newest first: every version with the one it replaced. */
export function articleHistory(lines: readonly JournalLine[]): readonly HistoryEntry[] {
  const versions: ArticleVersion[] = [];
  const entries = lines.map((line): HistoryEntry => {
    const before = versions.at(-1) ?? null;
    const written = /^article\.(?:drafted|revised)$/.test(line.name) ? text.safeParse(line.input) : null;
    if (written?.success !== true) return { line, version: null, before };
    const version = { ...written.data, revision: versions.length + 1 };
    versions.push(version);
    return { line, version, before };
  });
  return entries.toReversed();
}
