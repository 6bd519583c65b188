import type { RefCallback } from 'react';
import { useCallback } from 'react';

/** Shows a picture in an `img`, by an address within this page that lives as long as the `img` does. */
export function usePictureSource(picture: Blob | null): RefCallback<HTMLImageElement> {
  return useCallback(
    (image) => {
      if (image === null || picture === null) return undefined;
      const address = URL.createObjectURL(picture);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [picture],
  );
}
