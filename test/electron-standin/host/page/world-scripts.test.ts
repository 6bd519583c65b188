import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { pageWorldScript, preloadWorldScript } from './world-scripts.ts';

const settings = { secret: 'secret', binding: 'out', inbox: 'in', process: { platform: 'linux' } };

test('what is injected is plain JavaScript, made of one piece', () => {
  const scripts = [pageWorldScript({ secret: 'secret' }), preloadWorldScript(settings, [])];

  for (const script of scripts) {
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/^(?:import|export)\b/m);
  }
});

test('no function of one file hides one of another', () => {
  const names = [...preloadWorldScript(settings, []).matchAll(/^(?:async )?function (\w+)/gm)].map(([, name]) => name);

  expect(names).toEqual([...new Set(names)]);
});

test('a preload stays sloppy CommonJS, whatever comment it ends with', () => {
  const script = preloadWorldScript(settings, [{ file: '/app/preload.cjs', text: 'with ({}) {} // the end' }]);

  expect(() => new Script(script)).not.toThrow();
});
