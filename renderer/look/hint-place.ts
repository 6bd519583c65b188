/** Where a box stands in the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 6;
const MARGIN_PX = 8;

/** Above the middle of what it explains; below where there is no room above, and never past an edge of the window. */
export function placeHint(target: Box, hint: Size, window: Size): Pick<Box, 'left' | 'top'> {
  const above = target.top - hint.height - GAP_PX;
  const top = above >= MARGIN_PX ? above : target.top + target.height + GAP_PX;
  const middle = target.left + target.width / 2 - hint.width / 2;
  const left = Math.max(MARGIN_PX, Math.min(middle, window.width - hint.width - MARGIN_PX));
  return { left, top };
}
