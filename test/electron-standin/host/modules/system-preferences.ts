import { EventEmitter } from 'node:events';
import type { AnimationSettings, SystemPreferences } from 'electron';

/** The one setting that Linux has too. */
class DesktopPreferences extends EventEmitter implements Pick<SystemPreferences, 'getAnimationSettings'> {
  getAnimationSettings(): AnimationSettings {
    return { shouldRenderRichAnimation: true, scrollAnimationsEnabledBySystem: true, prefersReducedMotion: false };
  }
}

export const systemPreferences = new DesktopPreferences();
