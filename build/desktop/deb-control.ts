import type { DebOrder } from './fpm-arguments.ts';

/** The `control` file (Debian policy, chapter 5). @param installedKib Sum of the files' sizes, rounded up per file. */
export function controlText(order: DebOrder, installedKib: number): string {
  const { depends, homepage, recommends } = order;
  const fields: readonly (readonly [string, string | number | null])[] = [
    ['Package', order.name],
    ['Version', order.version],
    ['Section', order.section],
    ['Priority', order.priority],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Installed-Size', installedKib],
    ['Depends', depends.length === 0 ? null : depends.join(', ')],
    ['Recommends', recommends.length === 0 ? null : recommends.join(', ')],
    ['Homepage', homepage],
    ['Description', descriptionOf(order.description)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : `${name}: ${value}`));
  return `${lines.join('\n')}\n`;
}

/** The first line is the synopsis; an empty line among the others is written as a dot (5.6.13). */
function descriptionOf(text: string): string {
  const [synopsis = '', ...more] = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  return [synopsis, ...more.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}
