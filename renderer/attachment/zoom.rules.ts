/** How large a picture is shown: as large as fits, or so many CSS pixels for each of its own. */
export type Zoom = 'fit' | number;

const steps = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8] as const;

/** The next step in or out. Out of “as large as fits” it begins at the picture's own size. */
export function zoomed(zoom: Zoom, direction: 1 | -1): Zoom {
  if (zoom === 'fit') return direction === 1 ? 1 : 0.5;
  const next = direction === 1 ? steps.find((step) => step > zoom) : steps.findLast((step) => step < zoom);
  return next ?? zoom;
}
