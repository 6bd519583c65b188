import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import { desktop } from './desktop.ts';

type Source = NativeTheme['themeSource'];
type Implemented = 'themeSource' | 'shouldUseDarkColors' | 'prefersReducedTransparency';

/** Emits `updated` on every change; whoever draws pages listens to that and reads `themeSource`. */
class DesktopTheme extends EventEmitter implements Pick<NativeTheme, Implemented> {
  readonly prefersReducedTransparency = false;
  #source: Source = 'system';

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Invalid theme source: ${source}`);
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark' || (this.#source === 'system' && desktop.prefersDark);
  }
}

export const nativeTheme = new DesktopTheme();
