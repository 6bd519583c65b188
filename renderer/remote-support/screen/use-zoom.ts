import { useMemo, useState } from 'react';
import type { PictureScale } from './picture-scale.ts';
import { nextZoom } from './picture-scale.ts';

/** How large the picture is drawn in this window. */
export interface Zoom {
  readonly wanted: PictureScale;
  /** What that comes to, of the size of their screen; told by what draws it. */
  readonly scale: number;
  readonly noteScale: (scale: number) => void;
  readonly fit: () => void;
  readonly actual: () => void;
  readonly to: (scale: number) => void;
  /** `null` where it goes no further. */
  readonly zoomIn: (() => void) | null;
  readonly zoomOut: (() => void) | null;
  /** What is seen of a picture that is too large goes where their pointer goes. */
  readonly isFollowing: boolean;
  readonly toggleFollowing: () => void;
}

export function useZoom(): Zoom {
  const [wanted, setWanted] = useState<PictureScale>('fit');
  const [scale, setScale] = useState(1);
  const [isFollowing, setFollowing] = useState(false);
  return useMemo(() => {
    const to = (step: number | null) => (step === null ? null : () => setWanted(step));
    return {
      wanted,
      scale,
      noteScale: setScale,
      fit: () => setWanted('fit'),
      actual: () => setWanted(1),
      to: setWanted,
      zoomIn: to(nextZoom(scale, 'in')),
      zoomOut: to(nextZoom(scale, 'out')),
      isFollowing,
      toggleFollowing: () => setFollowing((was) => !was),
    };
  }, [wanted, scale, isFollowing]);
}
