import SimplePeer from 'simple-peer/simplepeer.min.js';
import { createLink } from './create-link.ts';
import type { ConnectionPorts, LinkConnection } from './link-connection.ts';
import type { CreatePeerLink } from './peer-link.ts';

/**
 * simple-peer that survives: of itself it is destroyed as soon as a path has failed, and cannot look for another
 * (feross/simple-peer #579). Here nobody but the link decides when it is over.
 */
class LastingPeer extends SimplePeer {
  get rtc(): RTCPeerConnection {
    return this._pc;
  }

  offerAnew(): boolean {
    if (this.destroyed || this._pc.signalingState !== 'stable' || this._isNegotiating) return false;
    this._pc.restartIce();
    this.negotiate();
    return true;
  }

  // A failed handshake is seen by the link, which looks at DTLS itself.
  protected override _onConnectionStateChange(): void {}

  protected override _onIceStateChange(): void {
    if (this.destroyed || this._pc.iceConnectionState === 'failed') return;
    super._onIceStateChange();
  }
}

/** A link over simple-peer. The prebuilt file is the one that runs in a browser without a shim for Node. */
export const createSimplePeerLink: CreatePeerLink = (options) => createLink(options, connectBySimplePeer);

function connectBySimplePeer(ports: ConnectionPorts): LinkConnection {
  const peer = new LastingPeer({
    initiator: ports.isInitiator,
    config: ports.configuration,
    objectMode: true,
    channelName: 'ctl',
  });
  // It is gone from the peer once that is destroyed.
  const { rtc } = peer;
  let reason: 'closed-there' | 'signal-invalid' | 'connection-broken' = 'closed-there';

  peer.on('signal', ({ type, sdp }) => {
    // Candidates are the leg's: simple-peer forgets which description they belong to.
    if ((type === 'offer' || type === 'answer') && sdp !== undefined) ports.onDescription({ type, sdp });
  });
  peer.on('connect', () => ports.onCtlOpen());
  peer.on('data', (message) => ports.onCtlMessage(message));
  peer.on('error', ({ code }) => {
    if (code === 'ERR_SET_REMOTE_DESCRIPTION') reason = 'signal-invalid';
    else if (code !== 'ERR_DATA_CHANNEL') reason = 'connection-broken';
  });
  peer.on('close', () => ports.onEnd(reason));

  return {
    rtc,
    accept: (description) => {
      if (!peer.destroyed) peer.signal(description);
    },
    offerAnew: () => peer.offerAnew(),
    sendCtl: (text) => {
      // One that is just closing takes nothing; what was said is kept by the link.
      if (peer.connected) peer.send(text);
    },
    ctlBufferedBytes: () => peer.bufferSize,
    close: () => peer.destroy(),
  };
}
