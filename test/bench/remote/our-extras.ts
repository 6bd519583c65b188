import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Networks } from '../../remote/networks/networks.ts';
import { percentile } from '../figures.ts';
import { watchBreak } from './break-meter.ts';
import { watchClicks } from './click-meter.ts';
import type { Watched } from './glass-meter.ts';
import { agree } from '../../support/agent-hands.ts';
import type { ClickReading, PlainReading } from './readings.ts';
import type { OurViewer } from './viewers.ts';

const CUTS_S = [3, 10, 40] as const;
/** The helper's own line to the hub is tried again ever more seldom while it is cut, and is to stand again before the next. */
const REST_BETWEEN_MS = 20_000;
const MOST_BACK_MS = 3_000;
const MOST_FROZEN_MS = 2_500;
const LEAST_MEGABYTES_PER_SECOND = 7;
const FILE_MEGABYTES = 60;
const FILE_PATIENCE_MS = 120_000;

/** A file to the user's computer while the screen is shown and the agent clicks. */
export async function fileReadings(
  { browser: { page }, helper: { app } }: OurViewer,
  watched: Watched,
  size: string,
): Promise<readonly (PlainReading | ClickReading)[]> {
  await page.getByRole('tab', { name: 'Text and files' }).click();
  await page.getByRole('button', { name: /^Ask to send files/ }).click();
  await agree(app, 'Yes, take them');
  const name = 'image.iso';
  const buffer = randomBytes(FILE_MEGABYTES * 1e6 * 0.8);
  const field = page.getByLabel(/^Send files/).and(page.locator('input'));
  await field.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const row = page.getByRole('listitem').filter({ hasText: name });
  const beganMs = performance.now();
  let arrivedAtMs: number | null = null;
  const arrived = expect(row.getByText('Arrived, unaltered'))
    .toBeVisible({ timeout: FILE_PATIENCE_MS })
    .then(() => (arrivedAtMs = performance.now()));
  const clicked = await watchClicks(watched, () => arrivedAtMs !== null);
  await arrived;
  const seconds = ((arrivedAtMs ?? Number.NaN) - beganMs) / 1_000;
  return [
    {
      kind: 'plain',
      id: `remote.${size}.file`,
      value: buffer.byteLength / 1e6 / seconds,
      unit: 'MB/s',
      bar: LEAST_MEGABYTES_PER_SECOND,
      note: `${buffer.byteLength / 1e6} MB, ${clicked.eyeMs.length} clicks meanwhile`,
    },
    ...(clicked.eyeMs.length === 0
      ? []
      : [
          {
            ...({ kind: 'click', viewer: 'deskbell', size, line: 'file' } as const),
            p50Ms: percentile(clicked.eyeMs, 0.5),
            p95Ms: percentile(clicked.eyeMs, 0.95),
            handP95Ms: percentile(clicked.handMs, 0.95),
          },
        ]),
  ];
}

/** The wire of the user's computer is cut for a while; the last: there is no way but the relay any more. */
export async function* breakReadings(networks: Networks, watched: Watched, size: string): AsyncGenerator<PlainReading> {
  for (const seconds of CUTS_S) {
    const value = await watchBreak(watched, async () => {
      networks.setWire(false);
      await delay(seconds * 1_000);
      networks.setWire(true);
    });
    yield { kind: 'plain', id: `remote.${size}.back-after-${seconds}s`, value, unit: 'ms', bar: MOST_BACK_MS };
    await delay(REST_BETWEEN_MS);
  }
  const value = await watchBreak(watched, async () => networks.setDirectWay(false));
  yield { kind: 'plain', id: `remote.${size}.frozen-until-relay`, value, unit: 'ms', bar: MOST_FROZEN_MS };
}
