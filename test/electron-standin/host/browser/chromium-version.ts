/**
 * The Chromium that Electron 45 ships. Electron takes every second milestone of Chromium
 * (electronjs.org, "Electron Releases"), and 40.0.0 came with 144 (electronjs.org/blog/electron-40-0).
 */
export const ELECTRON_CHROMIUM_MAJOR = 154;

/** Beyond that, what is green here would say little about Electron. */
const WIDEST_GAP = 8;

/**
 * @param product As `Browser.getVersion` gives it: `Chrome/156.0.8078.79` or `HeadlessChrome/…`.
 * @returns The version alone.
 * @throws Error when the Chromium is of another generation than Electron's.
 */
export function readChromiumVersion(product: string): string {
  const version = product.split('/')[1] ?? product;
  const major = Number.parseInt(version, 10);
  if (Math.abs(major - ELECTRON_CHROMIUM_MAJOR) <= WIDEST_GAP) return version;
  throw new Error(
    `The stand-in for Electron needs a Chromium near ${ELECTRON_CHROMIUM_MAJOR}, which Electron ships; this one is ${version}.`,
  );
}
