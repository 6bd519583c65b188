import type { DesktopCapturer, DesktopCapturerSource, NativeImage, Rectangle, Size, SourcesOptions } from 'electron';
import { isHeadless } from '../host-state.ts';
import { cropBitmap, resizeBitmap } from '../image/bitmap.ts';
import { pictureOfScreen } from '../image/x-picture.ts';
import { NativeImage as Picture, nativeImage } from '../modules/native-image.ts';
import { screen } from '../modules/screen.ts';
import { openWindows } from '../windows/open-windows.ts';

/** Screens and the app's own windows. There is no picture of a screen in headless mode, where nobody paints one. */
export const desktopCapturer: Pick<DesktopCapturer, 'getSources'> = {
  async getSources(options: SourcesOptions): Promise<DesktopCapturerSource[]> {
    if (!Array.isArray(options.types)) throw new Error('Invalid options');
    const size = options.thumbnailSize ?? { width: 150, height: 150 };
    const hasPictures = size.width > 0 && size.height > 0;
    const screens = options.types.includes('screen') ? screen.getAllDisplays() : [];
    const windows = options.types.includes('window') ? openWindows() : [];
    const withPictures = windows.map(async (window) => ({
      id: window.getMediaSourceId(),
      name: window.getTitle(),
      display_id: '',
      thumbnail: hasPictures ? await window.capturePage() : empty(),
      appIcon: empty(),
    }));
    const ofScreens = screens.map(async ({ id, bounds }, index) => ({
      id: `screen:${index}:0`,
      name: screens.length === 1 ? 'Entire screen' : `Screen ${index + 1}`,
      display_id: String(id),
      thumbnail: hasPictures && !isHeadless() ? await screenPicture(bounds, size) : empty(),
      appIcon: empty(),
    }));
    return await Promise.all([...ofScreens, ...withPictures]);
  },
};

/** As large as fits, as on Electron. */
async function screenPicture(bounds: Rectangle, most: Size): Promise<NativeImage> {
  const everything = await pictureOfScreen(process.env['DISPLAY']);
  if (everything === null) return empty();
  const whole = cropBitmap(everything, bounds);
  const scale = Math.min(most.width / whole.width, most.height / whole.height);
  const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
  const bitmap = scale === 1 ? whole : resizeBitmap(whole, width, height);
  return new Picture({ bitmap }) as Partial<NativeImage> as NativeImage;
}

function empty(): NativeImage {
  return nativeImage.createEmpty() as NativeImage;
}
