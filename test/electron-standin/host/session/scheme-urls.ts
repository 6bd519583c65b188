/**
 * Chromium alone gives a scheme of one's own an opaque origin, without storage and before any interception. So
 * `app://console/x` is served as `https://console.app.invalid/x`: a secure context with a lasting origin, under a
 * top-level domain that no resolver knows (RFC 6761). Every URL is translated where it passes between app and Chromium.
 */
export class SchemeUrls {
  readonly #schemes = new Set<string>();

  add(scheme: string): void {
    this.#schemes.add(scheme.toLowerCase());
  }

  has(scheme: string): boolean {
    return this.#schemes.has(scheme);
  }

  /** `app://console/x` → `https://console.app.invalid/x`; other URLs stay as they are. */
  toChromium(url: string): string {
    const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
    if (!this.#schemes.has(scheme.toLowerCase())) return url;
    return `https://${domainOf(host, scheme)}${rest === '' ? '/' : rest}`;
  }

  /** `https://console.app.invalid/x` → `app://console/x`; other URLs stay as they are. */
  toApp(url: string): string {
    const [, blob = '', host = '', scheme = '', rest = ''] =
      /^(blob:)?https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid(.*)$/is.exec(url) ?? [];
    return this.#schemes.has(scheme) ? `${blob}${scheme}://${host}${rest}` : url;
  }

  /** The scheme of one's own that a URL of Chromium's stands for; `null` for all others. */
  schemeOf(chromiumUrl: string): string | null {
    const scheme = /^https:\/\/[^/?#]+\.([a-z0-9+-]+)\.invalid(?:[/?#]|$)/i.exec(chromiumUrl)?.[1] ?? '';
    return this.#schemes.has(scheme) ? scheme : null;
  }

  /** Sources of a content policy that name the scheme: `app:` and `app://console`. */
  policyToChromium(policy: string): string {
    return policy.replaceAll(
      /(?<=^|[\s;,])([a-z][a-z0-9+.-]*):(?:\/\/([^\s;,/]+))?(?=[\s;,/]|$)/gi,
      (source, scheme: string, host: string | undefined) => {
        if (!this.#schemes.has(scheme.toLowerCase())) return source;
        return `https://${host === undefined ? `*.${scheme}.invalid` : domainOf(host, scheme)}`;
      },
    );
  }
}

function domainOf(host: string, scheme: string): string {
  return `${host === '' ? 'default' : host}.${scheme}.invalid`.toLowerCase();
}

/** The schemes the app registered or serves; like Electron's own list, one for the whole process. */
export const schemeUrls = new SchemeUrls();
