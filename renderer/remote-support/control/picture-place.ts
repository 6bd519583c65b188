import type { Area, Point } from '#domain/remote-control/hit-test.rules.ts';
import { fromMonitor } from '#domain/remote-control/hit-test.rules.ts';

/** Where a picture is drawn that is fitted into a frame without being cut: in the middle, with bars at two sides. */
export function fittedPicture(frame: Area, picture: Pick<Area, 'width' | 'height'>): Area {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2, width, height };
}

/**
 * The place on the monitor that is shown, 0 to 65535 each way. Beside the picture it is the nearest edge, as long as somebody
 * drags; `isOn` says whether it was on the picture.
 *
 * @param at In the same pixels as `shown`, such as those of a pointer event.
 * @param shown Where the picture is drawn.
 */
export function placeOnPicture(at: Point, shown: Area): Point & { readonly isOn: boolean } {
  const inside = { x: at.x - shown.x, y: at.y - shown.y };
  const isOn = inside.x >= 0 && inside.y >= 0 && inside.x < shown.width && inside.y < shown.height;
  return { ...fromMonitor(inside, shown), isOn };
}
