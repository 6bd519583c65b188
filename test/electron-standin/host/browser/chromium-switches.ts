export interface SwitchWishes {
  readonly isHeadless: boolean;
  /** Whether Chromium also listens on a port, whose address it writes to stderr. */
  readonly wantsDevToolsPort: boolean;
  /** Chromium's profile, kept below the app's own folder. */
  readonly profileFolder: string;
  /** What `app.commandLine` holds when Chromium starts: names without dashes, '' for a switch without value. */
  readonly appSwitches: ReadonlyMap<string, string>;
  /** Which screen or window the screen picker takes by itself; Chromium's own name for it. */
  readonly captureSource: string;
}

/** Chromium features a desktop app does not have, or that keep a page from a hub on the same machine. */
const disabledFeatures = [
  'LocalNetworkAccessChecks',
  'LocalNetworkAccessChecksWebSockets',
  'LocalNetworkAccessChecksWebRTC',
  // Peers on one machine meet by their addresses; names by multicast are answered nowhere near a test.
  'WebRtcHideLocalIpsWithMdns',
  'HttpsUpgrades',
  'Translate',
  'MediaRouter',
  'GlobalMediaControls',
  // Pages that wait behind an address bar, which the windows of an app do not have.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** These name lists, which are joined; any other switch the app gives takes the place of ours. */
const listSwitches = new Set([
  'disable-features',
  'enable-features',
  'disable-blink-features',
  'enable-blink-features',
]);

/** Chromium's command line for one app, without the program. */
export function chromiumSwitches(wishes: SwitchWishes): readonly string[] {
  const merged = new Map<string, string>([
    ['no-first-run', ''],
    ['no-default-browser-check', ''],
    ['no-startup-window', ''],
    ['hide-crash-restore-bubble', ''],
    ['disable-search-engine-choice-screen', ''],
    // No bar over the page that says Chromium is driven by a program.
    ['test-type', ''],
    ['disable-infobars', ''],
    ['password-store', 'basic'],
    ['disable-background-networking', ''],
    ['disable-component-update', ''],
    ['disable-sync', ''],
    // Machines that run tests often do so as root or in containers, where Chromium's sandbox cannot start.
    ['no-sandbox', ''],
    ['autoplay-policy', 'no-user-gesture-required'],
    ['auto-select-desktop-capture-source', wishes.captureSource],
    ...(wishes.isHeadless ? headlessSwitches : headedSwitches),
    ['disable-features', disabledFeatures.join(',')],
    // Electron's own addition to the web: a port of a page hears when the other end is closed.
    ['enable-blink-features', 'MessagePortCloseEvent'],
  ]);
  for (const [name, value] of wishes.appSwitches) {
    const ours = merged.get(name);
    merged.set(name, ours !== undefined && listSwitches.has(name) ? joinedLists(ours, value) : value);
  }
  for (const [name, value] of unchangeable(wishes)) merged.set(name, value);
  return [...merged].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}

const headlessSwitches: readonly (readonly [string, string])[] = [
  ['headless', 'new'],
  ['window-size', '1280,800'],
  ['use-fake-ui-for-media-stream', ''],
  ['use-fake-device-for-media-stream', ''],
];

/** With the fake dialogs of headless mode the id of the chosen screen would be a fake one, and capturing it fails. */
const headedSwitches: readonly (readonly [string, string])[] = [['auto-accept-camera-and-microphone-capture', '']];

function unchangeable({ wantsDevToolsPort, profileFolder }: SwitchWishes): readonly (readonly [string, string])[] {
  return [
    ['remote-debugging-pipe', ''],
    ...(wantsDevToolsPort ? ([['remote-debugging-port', '0']] as const) : []),
    ['user-data-dir', profileFolder],
    // No test reaches another machine, whatever address a page or a redirect names.
    ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
  ];
}

function joinedLists(ours: string, theirs: string): string {
  return [...new Set([...ours.split(','), ...theirs.split(',')])].filter((name) => name !== '').join(',');
}
