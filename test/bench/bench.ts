import { parseArgs } from 'node:util';
import type { Figure } from './figures.ts';
import { consoleFigures } from './console.bench.ts';
import { desktopFigures } from './desktop.bench.ts';
import { exchangeFigures } from './exchange.bench.ts';
import { asRow } from './figures.ts';
import { hubFigures } from './hub.bench.ts';
import type { RemotePart } from './remote.bench.ts';
import { remoteFigures } from './remote.bench.ts';
import { searchFigures } from './search.bench.ts';
import { storageFigures } from './storage.bench.ts';
import { syncFigures } from './sync.bench.ts';

/**
 * `npm run bench -- NAME [--json]`: prints each figure as soon as it is measured. Figures never fail the run. `--minutes N`
 * says how long `desktop` watches what idles and `hub` keeps its consoles busy, `--tickets N` how large a desk `storage` and
 * `hub` fill, without it two of them; `sync` has one, with `--lines N` of journal, and `console` grows up to it. `remote` can be
 * held to one of its parts: `--scene typing --size 1280x800 --line lan`, `--scene rest` or
 * `--scene file`.
 */
interface BenchOptions {
  readonly minutes: number | null;
  readonly tickets: number | null;
  readonly lines: number | null;
  readonly part: RemotePart;
}
const benches: Readonly<Record<string, (options: BenchOptions) => AsyncIterable<Figure>>> = {
  console: ({ tickets }) => consoleFigures(tickets ?? 100_000),
  desktop: ({ minutes }) => desktopFigures(minutes ?? 5),
  exchange: () => exchangeFigures(),
  hub: ({ minutes, tickets }) => hubFigures({ minutes: minutes ?? 0.5, tickets: tickets ?? 100_000 }),
  remote: ({ part }) => remoteFigures(part),
  search: ({ tickets }) => searchFigures(tickets === null ? [10_000, 100_000] : [tickets]),
  storage: ({ tickets }) => storageFigures(tickets === null ? [10_000, 100_000] : [tickets]),
  sync: ({ tickets, lines }) => syncFigures({ tickets: tickets ?? 100_000, lines: lines ?? tickets ?? 100_000 }),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    minutes: { type: 'string' },
    tickets: { type: 'string' },
    lines: { type: 'string' },
    scene: { type: 'string' },
    size: { type: 'string' },
    line: { type: 'string' },
  },
});
const figures = benches[positionals[0] ?? ''];
if (figures === undefined) {
  console.error(`Say what to measure: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
} else {
  const { minutes, tickets, lines, scene = null, size = null, line = null } = values;
  const given = (text: string | undefined) => (text === undefined ? null : Number(text));
  const options = {
    minutes: given(minutes),
    tickets: given(tickets),
    lines: given(lines),
    part: { scene, size, line },
  };
  for await (const figure of figures(options))
    console.log(values.json === true ? JSON.stringify(figure) : asRow(figure));
}
