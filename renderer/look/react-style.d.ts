import 'react';

declare module 'react' {
  /** Custom properties are handed to stylesheets as `style={{ '--name': value }}`. */
  interface CSSProperties {
    readonly [name: `--${string}`]: string | number | undefined;
  }
}
