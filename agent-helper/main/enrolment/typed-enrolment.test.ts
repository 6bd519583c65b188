import { expect, test } from 'vitest';
import { typedCode, typedHub } from './typed-enrolment.ts';

test.each([
  ['desk.example.org', 'https://desk.example.org'],
  [' https://desk.example.org/portal/ ', 'https://desk.example.org'],
  ['"desk.example.org:8443".', 'https://desk.example.org:8443'],
  ['<https://desk.example.org>', 'https://desk.example.org'],
  ['HTTPS://Desk.Example.org', 'https://desk.example.org'],
  ['localhost:4680', 'http://localhost:4680'],
  ['127.0.0.1:4680/', 'http://127.0.0.1:4680'],
  ['http://desk.example.org', 'http://desk.example.org'],
  ['not an address', 'not an address'],
  ['', ''],
])('the address "%s" is read as "%s"', (typed, read) => {
  expect(typedHub(typed)).toBe(read);
});

test.each([
  ['abcd-efgh', 'ABCD-EFGH'],
  ['  ABCD EFGH\n', 'ABCDEFGH'],
  ['“ABCD–EFGH”.', 'ABCD-EFGH'],
  ['ＡＢＣＤ-efgh', 'ABCD-EFGH'],
  ['', ''],
])('the code "%s" is read as "%s"', (typed, read) => {
  expect(typedCode(typed)).toBe(read);
});
