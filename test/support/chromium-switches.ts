/**
 * What a browser of tests goes without. Chromium follows one list only, and this one takes the place of Playwright's: what
 * that leaves out for good reasons stands here too.
 */
const unwanted = [
  // Two pages for every window, loaded before anybody types an address: more than half of what an empty browser costs.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** @param features Of Chromium, that this browser is to do without as well. */
export function withoutFeatures(...features: readonly string[]): string {
  return `--disable-features=${[...unwanted, ...features].join(',')}`;
}
