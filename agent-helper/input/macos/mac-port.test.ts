import { describe, expect, test } from 'vitest';
import type { ApplicationServices } from './application-services.ts';
import { macPort } from './mac-port.ts';
import { watchDevices } from './open-mac-input.ts';

function aMac() {
  const did: string[] = [];
  const services: ApplicationServices = {
    isTrusted: () => true,
    key: (virtualKey, isDown) => did.push(`${isDown ? '+' : '-'}${virtualKey}`),
    text: (units) => did.push(JSON.stringify(units)),
    mouse: (kind, x, y, button) => did.push(`${kind} ${x},${y} ${button}`),
    scroll: (x, y) => did.push(`scroll ${x},${y}`),
    secondsSinceDevices: () => 60,
    isKeyDown: () => false,
  };
  return { services, did };
}

describe('a Mac', () => {
  test('is told that a move with a button down is a drag', () => {
    const { services, did } = aMac();
    const port = macPort(services);
    port.movePointer({ x: 1, y: 2 });
    port.turnButton('left', true);
    port.movePointer({ x: 3, y: 4 });
    port.releaseEverything();

    expect(did).toEqual(['5 1,2 0', '1 1,2 0', '6 3,4 0', '2 3,4 0']);
  });

  test('gets text in pieces that no character is cut by', async () => {
    const { services, did } = aMac();
    await macPort(services).writeText(`${'😀'.repeat(11)}\n`);

    expect(did).toEqual([JSON.stringify('😀'.repeat(10)), '"😀"', '+36', '-36']);
  });

  test('hears the panic key once for each time it is pressed', () => {
    const down = new Set([0x3b, 0x3a]);
    const heard: string[] = [];
    const look = watchDevices(
      { secondsSinceDevices: () => 0.01, isKeyDown: (key) => down.has(key) },
      { onLocalInput: () => heard.push('hand'), onPanic: () => heard.push('panic') },
    );
    look();
    down.add(0x35);
    look();
    look();

    expect(heard.filter((one) => one === 'panic')).toHaveLength(1);
  });
});
