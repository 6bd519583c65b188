import type { WantedWindow } from './page-messages.ts';

/** What a page gave to `window.open`, with the address made whole as the page would see it. `null` for no address. */
export function wantedWindow(url: string, frameName: string, features: string): WantedWindow | null {
  const address = URL.parse(url === '' ? 'about:blank' : url, document.baseURI);
  if (address === null) return null;
  return { url: address.href, frameName, features, disposition: features === '' ? 'foreground-tab' : 'new-window' };
}

/**
 * Links that would open a window or a tab: by their target, or by the key or button they were clicked with. They are
 * asked about before Chromium opens anything, as `window.open` is, because a popup that is there cannot be undone unseen.
 */
export function reportOpeningLinks(report: (wanted: WantedWindow) => void): void {
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement | HTMLAreaElement>('a[href], area[href]');
    const disposition = link === null ? null : dispositionOf(event, link.target);
    if (link === null || disposition === null) return;
    event.preventDefault();
    report({ url: link.href, frameName: link.target, features: '', disposition });
  };
  window.addEventListener('click', follow);
  window.addEventListener('auxclick', follow);
}

function dispositionOf(event: MouseEvent, target: string): WantedWindow['disposition'] | null {
  if (event.button > 1) return null;
  if (event.button === 1 || event.ctrlKey || event.metaKey) return 'background-tab';
  if (event.shiftKey) return 'new-window';
  return ['', '_self', '_top', '_parent'].includes(target) || isFrame(target) ? null : 'foreground-tab';
}

function isFrame(name: string): boolean {
  return [...document.querySelectorAll('iframe')].some((frame) => frame.name === name);
}
