const modifiers: Readonly<Record<string, string>> = {
  command: 'Super',
  cmd: 'Super',
  control: 'Control',
  ctrl: 'Control',
  commandorcontrol: 'Control',
  cmdorctrl: 'Control',
  alt: 'Alt',
  option: 'Alt',
  altgr: 'AltGr',
  shift: 'Shift',
  super: 'Super',
  meta: 'Super',
};

const namedKeys: readonly string[] = [
  'Plus Space Tab Capslock Numlock Scrolllock Backspace Delete Insert Return Enter Escape Esc PrintScreen'.split(' '),
  'Up Down Left Right Home End PageUp PageDown'.split(' '),
  'VolumeUp VolumeDown VolumeMute MediaNextTrack MediaPreviousTrack MediaStop MediaPlayPause'.split(' '),
  'numdec numadd numsub nummult numdiv'.split(' '),
  Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
  Array.from({ length: 10 }, (_, index) => `num${index}`),
].flat();

/**
 * One spelling for every way to write an accelerator, as Electron reads it on Linux: modifiers without regard to case and
 * in any order, then one key. `null` when Electron could not read it either (electronjs.org/docs/api/accelerator).
 */
export function normalAccelerator(accelerator: string): string | null {
  const parts = accelerator.split('+').map((part) => part.trim().toLowerCase());
  const key = normalKey(parts.pop() ?? '');
  const held = new Set(parts.map((part) => modifiers[part]));
  if (key === null || held.has(undefined)) return null;
  const inOrder = ['Control', 'Alt', 'AltGr', 'Shift', 'Super'].filter((modifier) => held.has(modifier));
  return [...inOrder, key].join('+');
}

function normalKey(key: string): string | null {
  if (/^[a-z0-9]$/.test(key)) return key.toUpperCase();
  if (/^[)!@#$%^&*(:;<,_\->./?~`{\][|\\}"'=]$/.test(key)) return key;
  return namedKeys.find((named) => named.toLowerCase() === key) ?? null;
}
