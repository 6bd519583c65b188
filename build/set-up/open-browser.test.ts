import { expect, test } from 'vitest';
import { openerFor } from './open-browser.ts';

test('each desktop has its own way to open an address', () => {
  expect(openerFor('darwin', {})).toEqual(['open']);
  expect(openerFor('win32', {})?.[0]).toBe('cmd');
  expect(openerFor('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  expect(openerFor('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
});

test('on a machine without a display nothing is opened', () => {
  expect(openerFor('linux', {})).toBeNull();
  expect(openerFor('linux', { DISPLAY: '' })).toBeNull();
});
