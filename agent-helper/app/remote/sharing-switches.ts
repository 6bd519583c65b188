import type { CommandLine } from 'electron';

/** Trials of Chromium's; `test/remote/picture.remote.ts` notices the day that one is dropped. */
const trials = {
  'WebRTC-ForceSendPlayoutDelay': 'min_ms:0,max_ms:0',
  // The first number: so many times as fast as the estimate of the line, as for cameras. The others are as Chromium has them.
  'WebRTC-ProbingScreenshareBwe': '2.5,2875,80,40,-60,3',
} as const;

/**
 * What Chromium has to be told before it starts:
 *
 * - Frames of the screen are shown as they come, and not smoothed over time: half of the way from screen to screen was spent on
 *   that.
 * - They leave as fast as they are encoded. A screen's would be spread over time, so that the line is never fuller than it is
 *   estimated to be: a change of much waited for a fifth of a second, and a film for as long in each of its frames.
 * - The other end is told this computer's address and not a name that only some networks look up.
 */
export function switchForSharing(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  const named = Object.entries(trials).map(([name, group]) => `${name}/${group}/`);
  commandLine.appendSwitch('force-fieldtrials', named.join(''));
  commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
}
