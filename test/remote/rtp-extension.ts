/** Extensions of which each takes one byte for number and length, by RFC 8285. */
const ONE_BYTE_PROFILE = 0xbede;
const VERSION_2 = 0x80;
const HAS_EXTENSION = 0x10;

/** The number by which a description calls an extension; `null` where it does not know it. */
export function extensionNumber(sdp: string, address: string): number | null {
  const line = sdp.split('\r\n').find((one) => one.startsWith('a=extmap:') && one.endsWith(` ${address}`));
  return line === undefined ? null : Number.parseInt(line.slice('a=extmap:'.length), 10);
}

/** What a packet of a picture says in an extension, in hex. Its head is not encrypted. `null` where it says nothing there. */
export function extensionIn(packet: Buffer, number: number): string | null {
  const [first = 0, second = 0] = packet;
  const isControl = second >= 192 && second <= 223;
  if ((first & 0xc0) !== VERSION_2 || (first & HAS_EXTENSION) === 0 || isControl) return null;
  const start = 12 + 4 * (first & 0x0f);
  if (packet.length < start + 4 || packet.readUInt16BE(start) !== ONE_BYTE_PROFILE) return null;
  const end = start + 4 + 4 * packet.readUInt16BE(start + 2);
  for (let at = start + 4; at < end;) {
    const head = packet[at] ?? 0;
    const length = (head & 0x0f) + 1;
    if (head === 0) at += 1;
    else if (head >> 4 === number) return packet.subarray(at + 1, at + 1 + length).toString('hex');
    else at += 1 + length;
  }
  return null;
}
