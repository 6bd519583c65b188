import { parseArgs } from 'node:util';
import type { Figure } from './figures.ts';
import { desktopFigures } from './desktop.bench.ts';
import { asRow } from './figures.ts';
import { searchFigures } from './search.bench.ts';
import { storageFigures } from './storage.bench.ts';
import { syncFigures } from './sync.bench.ts';

/**
 * `npm run bench -- NAME [--json]`: prints each figure as soon as it is measured. Figures never fail the run. `--minutes N`
 * says how long `desktop` watches what idles, `--tickets N` how large a desk `storage` and `search` fill, without it
 * two of them, and `sync`, with `--lines N` of journal.
 */
interface BenchOptions {
  readonly minutes: number;
  readonly tickets: number | null;
  readonly lines: number | null;
}
const benches: Readonly<Record<string, (options: BenchOptions) => AsyncIterable<Figure>>> = {
  desktop: ({ minutes }) => desktopFigures(minutes),
  search: ({ tickets }) => searchFigures(tickets === null ? [10_000, 100_000] : [tickets]),
  storage: ({ tickets }) => storageFigures(tickets === null ? [10_000, 100_000] : [tickets]),
  sync: ({ tickets, lines }) => syncFigures({ tickets: tickets ?? 100_000, lines: lines ?? tickets ?? 100_000 }),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    minutes: { type: 'string', default: '5' },
    tickets: { type: 'string' },
    lines: { type: 'string' },
  },
});
const figures = benches[positionals[0] ?? ''];
if (figures === undefined) {
  console.error(`Say what to measure: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
} else {
  const { minutes, tickets, lines } = values;
  const given = (text: string | undefined) => (text === undefined ? null : Number(text));
  const options = { minutes: Number(minutes), tickets: given(tickets), lines: given(lines) };
  for await (const figure of figures(options))
    console.log(values.json === true ? JSON.stringify(figure) : asRow(figure));
}
