import { join } from 'node:path';
import { foundSmallDesk } from '../support/small-desk.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf } from './figures.ts';
import { runProgram } from './bench-program.ts';
import type { GrownAnswers, GrownOrder, GrownReceived } from './grown-console.ts';
import { withHubs } from './measured-hub.ts';
import { seedHub } from './seed-hub.ts';

const bars: Readonly<Record<keyof GrownAnswers, number>> = {
  firstPageMs: 1_000,
  queueMs: 20,
  newestMs: 20,
  viewCountsMs: 50,
  openTicketMs: 40,
  searchCommonMs: 50,
  searchRareMs: 50,
  residentMegabytes: 500,
};

/** What a console of the desktop takes to receive a desk, and to answer, from 10,000 tickets on, ten times as many each time. */
export async function* consoleFigures(most: number): AsyncGenerator<Figure> {
  for (let tickets = 10_000; tickets <= most; tickets *= 10) {
    for (const measured of await consoleWith(tickets)) yield figureOf(measured);
  }
}

async function consoleWith(tickets: number): Promise<readonly Measured[]> {
  return withHubs(null, async (hubs) => {
    const first = await hubs.start();
    const desk = await foundSmallDesk(first.origin, first.setUpToken ?? '');
    await first.stop();
    seedHub(join(hubs.folder, 'data'), desk, { tickets, lines: tickets }, Date.now());
    const { origin } = await hubs.start();
    const { login, password } = desk.mira;
    const order = (what: GrownOrder['what']): GrownOrder => ({
      origin,
      login,
      password,
      what,
      agents: [desk.mira.agent, desk.tom.agent, desk.mira.agent],
      folder: join(hubs.folder, 'console'),
      rare: String(Math.round(tickets / 2)),
    });
    const received = await runProgram<GrownReceived>('grown-console.ts', order('receive'));
    const answers = await runProgram<GrownAnswers>('grown-console.ts', order('ask'));
    const figure = (name: string, value: number, bar?: number): Measured => ({
      id: `console.${dashed(name)}.${tickets / 1_000}k`,
      value,
      unit: name.endsWith('Ms') ? 'ms' : 'MB',
      better: 'lower',
      ...(bar === undefined ? {} : { bar }),
      note: 'one line a ticket',
    });
    return [
      ...Object.entries(received).map(([name, value]) => figure(`received-${name}`, value)),
      ...Object.entries(answers).map(([name, value]) => figure(name, value, bars[name as keyof GrownAnswers])),
    ];
  });
}

/** `queueMs`: `queue`. */
function dashed(name: string): string {
  return name.replace(/(?:Ms|Megabytes)$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
