/** How large a picture is shown: as large as fits, or so many CSS pixels for each of its own. */
export type Zoom = 'fit' | number;

const steps = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8] as const;

/** The next step in or out. @param fit How large it is while it is as large as fits. */
export function zoomed(zoom: Zoom, direction: 1 | -1, fit: number): Zoom {
  const present = zoom === 'fit' ? fit : zoom;
  const next = direction === 1 ? steps.find((step) => step > present) : steps.findLast((step) => step < present);
  return next ?? zoom;
}

/** Beside the picture: head, tools and, in the editor, the foot. In CSS pixels. */
const AROUND_PX = 180;

/** About how large a picture is when it fits into the window: near enough to know which step is the next. */
export function fitOf(
  { width, height }: { readonly width: number; readonly height: number },
  window: { readonly innerWidth: number; readonly innerHeight: number },
): number {
  return Math.min(1, window.innerWidth / width, Math.max(1, window.innerHeight - AROUND_PX) / height);
}
