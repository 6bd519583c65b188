import { createLink } from './create-link.ts';
import type { ConnectionPorts, Description, LinkConnection } from './link-connection.ts';
import type { CreatePeerLink } from './peer-link.ts';

/** A link over the browser's own `RTCPeerConnection`, and nothing else. */
export const createPlainPeerLink: CreatePeerLink = (options) => createLink(options, connectPlainly);

function connectPlainly(ports: ConnectionPorts): LinkConnection {
  const rtc = new RTCPeerConnection(ports.configuration);
  let ctl: RTCDataChannel | null = null;
  let isClosed = false;

  function end(reason: Parameters<ConnectionPorts['onEnd']>[0]): void {
    if (isClosed) return;
    isClosed = true;
    rtc.close();
    ports.onEnd(reason);
  }

  function useChannel(channel: RTCDataChannel): void {
    ctl = channel;
    channel.addEventListener('open', () => ports.onCtlOpen());
    channel.addEventListener('message', ({ data }) => ports.onCtlMessage(data));
    channel.addEventListener('close', () => end('closed-there'));
  }

  async function describe(type: Description['type']): Promise<void> {
    await rtc.setLocalDescription();
    const sdp = rtc.localDescription?.sdp;
    if (!isClosed && sdp !== undefined) ports.onDescription({ type, sdp });
  }

  const offer = () => void describe('offer').catch(() => end('connection-broken'));

  async function take(description: Description): Promise<void> {
    try {
      await rtc.setRemoteDescription(description);
    } catch {
      // The browser's reasons are many and none is ours: whoever made this description wanted no connection.
      end('signal-invalid');
      return;
    }
    if (!ports.isInitiator) await describe('answer');
  }

  if (ports.isInitiator) {
    useChannel(rtc.createDataChannel('ctl'));
    // In a later task, as simple-peer does: whoever made this has the picture and further channels to add.
    setTimeout(() => {
      if (!isClosed) offer();
    }, 0);
  } else {
    rtc.addEventListener('datachannel', ({ channel }) => useChannel(channel), { once: true });
  }

  return {
    rtc,
    accept: (description) => void take(description).catch(() => end('connection-broken')),
    offerAnew: () => {
      if (isClosed || rtc.signalingState !== 'stable') return false;
      rtc.restartIce();
      offer();
      return true;
    },
    sendCtl: (text) => {
      // One that is just closing takes nothing; what was said is kept by the link.
      if (ctl?.readyState === 'open') ctl.send(text);
    },
    ctlBufferedBytes: () => ctl?.bufferedAmount ?? 0,
    close: () => {
      isClosed = true;
      ctl?.close();
      rtc.close();
    },
  };
}
