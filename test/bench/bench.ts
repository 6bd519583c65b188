import { parseArgs } from 'node:util';
import type { Figure } from './figures.ts';
import { desktopFigures } from './desktop.bench.ts';
import { asRow } from './figures.ts';
import { storageFigures } from './storage.bench.ts';
import { syncFigures } from './sync.bench.ts';

/**
 * `npm run bench -- NAME [--json]`: prints each figure as soon as it is measured. Figures never fail the run. `--minutes N`
 * says how long `desktop` watches what idles.
 */
const benches: Readonly<Record<string, (minutes: number) => AsyncIterable<Figure>>> = {
  desktop: desktopFigures,
  storage: storageFigures,
  sync: syncFigures,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, minutes: { type: 'string', default: '5' } },
});
const figures = benches[positionals[0] ?? ''];
if (figures === undefined) {
  console.error(`Say what to measure: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
} else {
  for await (const figure of figures(Number(values.minutes)))
    console.log(values.json === true ? JSON.stringify(figure) : asRow(figure));
}
