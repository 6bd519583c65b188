import { expect, test } from 'vitest';
import { linkOut, screenSettings } from './link-rules.ts';

test.each([
  'https://desk.example.org/portal/',
  'https://desk.example.org:8443/a?b=c#d',
  'http://localhost:4680/portal/',
  'http://127.0.0.1:4680/',
  'http://[::1]:4680/',
  'mailto:vera@lindenhof.example',
  'tel:+493023125820',
])('%s may leave the app', (address) => {
  expect(linkOut(address)).toBe(address);
});

test.each([
  ['http://desk.example.org/', 'unencrypted'],
  ['https://bank.example@evil.example/', 'an account that looks like a host'],
  ['file:///etc/passwd', 'a file'],
  ['smb://server/share', 'a share'],
  ['javascript:alert(1)', 'a script'],
  ['data:text/html,x', 'data'],
  ['ms-msdt:/id', 'a program'],
  ['deskbell://ticket/BER-000001-Z', 'ourselves'],
  ['\\\\server\\share', 'a path of Windows'],
  ['mailto:vera@lindenhof.example?body=hello', 'a letter with a body'],
  ['mailto:vera@lindenhof.example,tom@lindenhof.example', 'two recipients'],
  ['mailto:%0aBcc:tom@lindenhof.example', 'a header'],
  ['tel:*#06#', 'a code for the telephone itself'],
  ['tel:0900;ext=1', 'an extension'],
  ['desk.example.org', 'no scheme'],
  ['', 'nothing'],
  [`https://desk.example.org/${'a'.repeat(2_000)}`, 'too long'],
])('%s may not (%s)', (address) => {
  expect(linkOut(address)).toBeNull();
});

test('only macOS has a page on which a screen is given to a program', () => {
  expect(screenSettings('darwin')).toMatch(/^x-apple\.systempreferences:/);
  expect([screenSettings('linux'), screenSettings('win32')]).toEqual([null, null]);
});
