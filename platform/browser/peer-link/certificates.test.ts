import { describe, expect, test } from 'vitest';
import { announcedFingerprint } from './certificates.ts';

const bytes = Array.from({ length: 32 }, (_, at) => (at * 7 + 1).toString(16).toUpperCase().padStart(2, '0'));
const fingerprint = bytes.join(':');
const another = bytes.toReversed().join(':');
const sdp = (...lines: readonly string[]) => ['v=0', ...lines, 'm=video 9 UDP/TLS/RTP/SAVPF 96', ''].join('\r\n');

describe('the certificate that a description announces', () => {
  test('is the one that stands in every part of it', () => {
    const line = `a=fingerprint:sha-256 ${fingerprint}`;

    expect(announcedFingerprint(sdp(line, line, line.toLowerCase()))).toBe(fingerprint);
  });

  test.each([
    ['none', sdp()],
    ['two', sdp(`a=fingerprint:sha-256 ${fingerprint}`, `a=fingerprint:sha-256 ${another}`)],
    [
      'two hashes of it',
      sdp(`a=fingerprint:sha-256 ${fingerprint}`, `a=fingerprint:sha-1 ${fingerprint.slice(0, 59)}`),
    ],
    ['one by a weaker hash', sdp(`a=fingerprint:sha-1 ${fingerprint.slice(0, 59)}`)],
    ['one that is too short', sdp(`a=fingerprint:sha-256 ${fingerprint.slice(3)}`)],
    ['one with something behind it', sdp(`a=fingerprint:sha-256 ${fingerprint} ${another}`)],
  ])('is not known where there is %s', (_case, description) => {
    expect(announcedFingerprint(description)).toBeNull();
  });
});
