import { icnsSizesPx } from './icon-containers.ts';

/** One picture: a drawing in one size, under one name. */
export interface IconPicture {
  /** From `build/icons`. */
  readonly path: string;
  readonly drawing: string;
  readonly sizePx: number;
}

/** Several sizes in one file, for the systems that want it so. */
export interface IconContainer {
  readonly path: string;
  readonly kind: 'ico' | 'icns';
  readonly drawing: string;
  readonly sizesPx: readonly number[];
}

export const iconApps = ['console', 'helper'] as const;

const appSizesPx = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
const icoSizesPx = [16, 24, 32, 48, 64, 128, 256];
/** Electron picks the file that fits the screen by what follows the `@`. */
const trayDensities = { '': 16, '@1.5x': 24, '@2x': 32, '@3x': 48 } as const;

const WHITE = '#ffffff';
const BLACK = '#000000';
const AMBER = '#f5a524';

/** Light ink for dark panels, dark ink for light ones; `Template` in a name makes macOS ink it by itself. */
const trayInks = [
  { name: '-light', ink: WHITE, mark: AMBER },
  { name: '-dark', ink: '#241600', mark: '#b45309' },
  { name: 'Template', ink: BLACK, mark: BLACK },
] as const;

/** Every picture, from the text of the drawings by the name of their file. */
export function iconPictures(drawings: Readonly<Record<string, string>>): readonly IconPicture[] {
  return iconApps.flatMap((app) => {
    const own = appSizesPx.map((sizePx) => {
      return { path: `${app}/${sizePx}x${sizePx}.png`, drawing: drawings[`${app}.svg`]!, sizePx };
    });
    return [...own, ...trayPictures(app, drawings[`tray-${app}.svg`]!)];
  });
}

export function iconContainers(drawings: Readonly<Record<string, string>>): readonly IconContainer[] {
  return iconApps.flatMap((app) => {
    const drawing = drawings[`${app}.svg`]!;
    return [
      { path: `${app}.ico`, kind: 'ico', drawing, sizesPx: icoSizesPx },
      { path: `${app}.icns`, kind: 'icns', drawing: withMacMargin(drawing), sizesPx: icnsSizesPx },
    ] as const;
  });
}

function trayPictures(app: string, drawing: string): readonly IconPicture[] {
  return trayInks.flatMap(({ name, ink, mark }) => {
    const inked = drawing.replaceAll('currentColor', ink);
    const variants = { [name]: inked, [`-marked${name}`]: withMark(inked, mark) };
    return Object.entries(variants).flatMap(([variant, svg]) => {
      return Object.entries(trayDensities).map(([density, sizePx]) => {
        return { path: `tray/${app}/tray${variant}${density}.png`, drawing: svg, sizePx };
      });
    });
  });
}

/** A dot in the corner, with a gap around it so that it is seen on ink of its own colour. */
function withMark(svg: string, mark: string): string {
  const [, inside = ''] = /<svg[^>]*>(.*)<\/svg>/s.exec(svg) ?? [];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
  <mask id="gap"><rect width="16" height="16" fill="white"/><circle cx="12.4" cy="3.6" r="4.6" fill="black"/></mask>
  <g mask="url(#gap)">${inside}</g>
  <circle cx="12.4" cy="3.6" r="3.4" fill="${mark}"/>
</svg>`;
}

/** On macOS an icon fills four fifths of its square, or it looks larger than its neighbours. */
function withMacMargin(svg: string): string {
  return svg.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"');
}
