import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { aDraftInput } from '#domain/knowledge/knowledge.fixtures.ts';
import { expect, test } from 'vitest';
import { articleHistory } from './article-history.ts';

function aLine(serial: number, name: string, input: unknown): JournalLine {
  return journalLineSchema.parse({
    id: `journal:${serial}`,
    name,
    target: 'article:1',
    actor: 'agent:mira',
    device: 'client:a',
    input,
    changed: {},
    audience: 'desk',
    occurredAtMs: serial,
    receivedAtMs: serial,
  });
}

test('KNW-3: every version is in the journal, beside the one it replaced; other acts make none', () => {
  const revised = { title: 'Second', body: 'b2', language: 'en', audience: 'agents', basedOn: 1 };
  const history = articleHistory([
    aLine(1, 'article.drafted', aDraftInput({ title: 'First', body: 'b1' })),
    aLine(2, 'article.published', {}),
    aLine(3, 'article.revised', revised),
  ]);

  expect(history.map(({ line, version, before }) => [line.name, version?.title, before?.title])).toEqual([
    ['article.revised', 'Second', 'First'],
    ['article.published', undefined, 'First'],
    ['article.drafted', 'First', undefined],
  ]);
  expect(history.map(({ version }) => version?.revision)).toEqual([2, undefined, 1]);
});
