import x11 from 'x11';

/** A hand on the devices of an X server, as the person's is: its events come from a keyboard and a mouse, not from XTEST. */
export interface DeviceHand {
  key(keycode: number, isDown: boolean): Promise<void>;
  /** Takes the keyboard for one window, as a menu or a screen lock does; other programs hear nothing of it. */
  grabKeyboard(): Promise<void>;
  close(): void;
}

const FAKE_INPUT = 2;
const FAKE_INPUT_BYTES = 36;

/** The server's own keyboard is played by XTEST's requests for devices of XInput (XTestFakeDeviceKeyEvent). */
export async function openDeviceHand(display: string): Promise<DeviceHand> {
  const opened = await new Promise<x11.XDisplay>((resolve, reject) => {
    x11.createClient({ display, shm: false }, (error, it) => (error ? reject(error) : resolve(it)));
  });
  const { client } = opened;
  const xtest = await new Promise<x11.XTest>((resolve) => client.require('xtest', (_, found) => resolve(found)));
  const xinput = await new Promise<x11.XInput>((resolve) => client.require('xinput', (_, found) => resolve(found)));
  const devices = await new Promise<readonly { deviceId: number; name: string }[]>((resolve) =>
    xinput.XIQueryDevice(0, (_, found) => resolve(found)),
  );
  const keyboard = devices.find(({ name }) => /keyboard$/i.test(name) && !/virtual core/i.test(name))!;
  const settle = (): Promise<void> => new Promise((resolve) => client.sync(() => resolve()));

  return {
    key: async (keycode, isDown) => {
      const request = Buffer.alloc(FAKE_INPUT_BYTES);
      request.writeUInt8(xtest.majorOpcode, 0);
      request.writeUInt8(FAKE_INPUT, 1);
      request.writeUInt16LE(FAKE_INPUT_BYTES / 4, 2);
      // DeviceKeyPress and DeviceKeyRelease are the second and third event of XInput; the last byte names the device.
      request.writeUInt8(xinput.firstEvent + (isDown ? 1 : 2), 4);
      request.writeUInt8(keycode, 5);
      request.writeUInt8(keyboard.deviceId, FAKE_INPUT_BYTES - 1);
      client.seq_num += 1;
      client.pack_stream.put(request);
      client.pack_stream.submit();
      await settle();
    },
    grabKeyboard: async () => {
      const status = await new Promise((resolve) =>
        client.GrabKeyboard(opened.screen[0]!.root, 0, 0, 1, 1, (_, answer) => resolve(answer)),
      );
      if (status !== 0) throw new Error(`The keyboard is not to be had: ${String(status)}.`);
    },
    close: () => client.terminate(),
  };
}
