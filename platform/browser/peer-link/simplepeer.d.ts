/**
 * What `simple-peer-link.ts` leans on. Of its own so that the browser's rooms need no types of Node. The names with an
 * underscore are simple-peer's own business: the version is pinned, and the tests in Chromium notice when they change.
 */
declare module 'simple-peer/simplepeer.min.js' {
  interface SimplePeerOptions {
    readonly initiator: boolean;
    readonly config: RTCConfiguration;
    /** Text stays text. */
    readonly objectMode: true;
    readonly channelName?: string;
  }

  interface SimplePeerSignal {
    readonly type?: string;
    readonly sdp?: string;
  }

  export default class SimplePeer {
    readonly initiator: boolean;
    readonly destroyed: boolean;
    /** Also while its channel is closing it is not. */
    readonly connected: boolean;
    readonly bufferSize: number;
    protected readonly _pc: RTCPeerConnection;
    protected readonly _isNegotiating: boolean;

    constructor(options: SimplePeerOptions);
    signal(signal: RTCSessionDescriptionInit): void;
    negotiate(): void;
    send(message: string): void;
    destroy(): void;
    on(event: 'connect' | 'close', listener: () => void): this;
    on(event: 'signal', listener: (signal: SimplePeerSignal) => void): this;
    on(event: 'data', listener: (data: unknown) => void): this;
    on(event: 'error', listener: (error: Error & { readonly code?: string }) => void): this;
    protected _onIceStateChange(): void;
    protected _onConnectionStateChange(): void;
  }
}
