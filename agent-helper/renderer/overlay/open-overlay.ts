import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { OverlayLaser, OverlaySheet } from '#contracts/helper-overlay.ts';
import { LASER_STAYS_MS } from '#domain/remote-control/annotation.rules.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import type { LaserPlace } from '#platform/browser/annotation/draw-marks.ts';
import { createPainting } from './painting.ts';

/** What is left of the way that the laser came. */
const TRAIL_MS = 350;
const FRAME_MS = 16;

/** Draws what the main process says for as long as this page lives, and tells it what there is to be seen. */
export async function openOverlay(main: MainProcess<HelperIpc>, canvas: HTMLCanvasElement): Promise<void> {
  const painting = createPainting(canvas);
  let sheet: OverlaySheet | null = null;
  let trail: readonly (OverlayLaser & { readonly atMs: number })[] = [];
  let isFading = false;
  let told = '';

  /** Without waiting for a frame of the screen: the window may still be out of sight, and then there are none. */
  function paint(): void {
    if (sheet === null) return;
    const nowMs = performance.now();
    const head = trail.at(-1);
    if (head !== undefined && nowMs - head.atMs >= LASER_STAYS_MS) trail = [];
    const places: readonly LaserPlace[] = trail.map(({ x, y, atMs }) => ({ x, y, age: (nowMs - atMs) / TRAIL_MS }));
    const { isEmpty, shape } = painting.paint(sheet, places);
    const drawn = { revision: sheet.revision, isEmpty, shape: sheet.isShaped ? [...shape] : null };
    const words = JSON.stringify(drawn);
    if (words === told) return;
    told = words;
    void main.ask('overlay.drawn', drawn);
  }

  function fade(): void {
    paint();
    isFading = trail.length > 0;
    if (isFading) setTimeout(fade, FRAME_MS);
  }

  function show(next: OverlaySheet): void {
    sheet = next;
    paint();
  }
  main.hear('overlay.changed', show);
  main.hear('overlay.laser', (place) => {
    const atMs = performance.now();
    trail = [...trail.filter((old) => atMs - old.atMs < TRAIL_MS), { ...place, atMs }];
    if (!isFading) fade();
  });
  window.addEventListener('resize', paint);
  const first = await main.ask('overlay.read', {});
  if (first !== null && sheet === null) show(first);
}
