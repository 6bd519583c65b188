import type { NoInputReason } from '#contracts/remote-session/input-messages.ts';
import { openMacInput } from './macos/open-mac-input.ts';
import type { LocalInput, OpenedInput } from './input-port.ts';
import { openWindowsInput } from './windows/open-windows-input.ts';
import { openX11Input } from './x11/open-x11-input.ts';

export interface InputSurroundings {
  readonly platform: NodeJS.Platform;
  /** koffi's part for this system; X11 needs none. */
  readonly koffiFile: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Opens mouse and keyboard of this computer, or says why there is none to be had: then the agent can look, and only look. */
export async function openInput(
  { platform, koffiFile, env }: InputSurroundings,
  local: LocalInput,
): Promise<OpenedInput> {
  if (platform === 'win32') return openWindowsInput(koffiFile, local);
  if (platform === 'darwin') return openMacInput(koffiFile, local);
  const display = xDisplayOf(env);
  return 'reason' in display ? { isOpen: false, reason: display.reason } : openX11Input(display.name, local);
}

/**
 * Under Wayland there is an X server as well, and its XTEST reaches only the windows of X programs: half of a desktop that
 * obeys is worse than none that does.
 */
function xDisplayOf(env: InputSurroundings['env']): { readonly name: string } | { readonly reason: NoInputReason } {
  const isWayland = env['XDG_SESSION_TYPE'] === 'wayland' || isGiven(env['WAYLAND_DISPLAY']);
  if (isWayland) return { reason: 'input.wayland' };
  const name = env['DISPLAY'];
  return isGiven(name) ? { name } : { reason: 'input.no-display' };
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
