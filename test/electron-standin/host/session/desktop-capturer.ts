import type { DesktopCapturer, DesktopCapturerSource, NativeImage, SourcesOptions } from 'electron';
import { nativeImage } from '../modules/native-image.ts';
import { screen } from '../modules/screen.ts';
import { openWindows } from '../windows/open-windows.ts';

/** Screens and the app's own windows; pictures of windows only, because nobody paints the screen in headless mode. */
export const desktopCapturer: Pick<DesktopCapturer, 'getSources'> = {
  async getSources(options: SourcesOptions): Promise<DesktopCapturerSource[]> {
    if (!Array.isArray(options.types)) throw new Error('Invalid options');
    const screens = options.types.includes('screen') ? screen.getAllDisplays().map(screenSource) : [];
    const { width = 150, height = 150 } = options.thumbnailSize ?? {};
    const windows = options.types.includes('window') ? openWindows() : [];
    const withPictures = windows.map(async (window) => {
      const hasPicture = width > 0 && height > 0;
      return {
        id: window.getMediaSourceId(),
        name: window.getTitle(),
        display_id: '',
        thumbnail: hasPicture ? await window.capturePage() : empty(),
        appIcon: empty(),
      };
    });
    return [...screens, ...(await Promise.all(withPictures))];
  },
};

function screenSource({ id }: { readonly id: number }, index: number): DesktopCapturerSource {
  const name = index === 0 ? 'Entire screen' : `Screen ${index + 1}`;
  return { id: `screen:${index}:0`, name, display_id: String(id), thumbnail: empty(), appIcon: empty() };
}

function empty(): NativeImage {
  return nativeImage.createEmpty() as NativeImage;
}
