import { expect, test } from 'vitest';
import { sniffImage } from './image-type.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['\x89PNG\r\n\x1A\n…', 'image/png'],
  ['\xFF\xD8\xFF\xE0', 'image/jpeg'],
  ['GIF87a…', 'image/gif'],
  ['GIF89a…', 'image/gif'],
  ['RIFF\x01\x02\x03\x04WEBPVP8 ', 'image/webp'],
])('bytes that begin with %j are %s', (head, type) => {
  expect(sniffImage(bytesOf(head))).toBe(type);
});

test.each([
  '',
  '\x89PNG',
  'GIF88a',
  'RIFF\x01\x02\x03\x04WAVE',
  '<svg xmlns="…">',
  '<!doctype html>',
  '%PDF-1.7',
  'BM…',
])('bytes that begin with %j are shown to nobody as a picture', (head) => {
  expect(sniffImage(bytesOf(head))).toBeNull();
});
