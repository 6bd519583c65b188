import { parseArgs } from 'node:util';
import type { Figure } from './figures.ts';
import { asRow } from './figures.ts';
import { storageFigures } from './storage.bench.ts';
import { syncFigures } from './sync.bench.ts';

/** `npm run bench -- NAME [--json]`: prints each figure as soon as it is measured. Figures never fail the run. */
const benches: Readonly<Record<string, () => AsyncIterable<Figure>>> = {
  storage: storageFigures,
  sync: syncFigures,
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const figures = benches[positionals[0] ?? ''];
if (figures === undefined) {
  console.error(`Say what to measure: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
} else {
  for await (const figure of figures()) console.log(values.json === true ? JSON.stringify(figure) : asRow(figure));
}
