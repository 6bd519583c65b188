/** Text by `encodeValue`. */
export type EncodedText = string;

/** From a window's preload world to the main process, through the binding. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: EncodedText }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: EncodedText }
  | {
      readonly kind: 'post';
      readonly channel: string;
      readonly message: EncodedText;
      readonly ports: readonly number[];
    }
  | PortTraffic
  | { readonly kind: 'question'; readonly id: number; readonly subject: string; readonly details: EncodedText }
  | { readonly kind: 'preload-error'; readonly file: string; readonly error: EncodedText }
  | { readonly kind: 'context-menu'; readonly menu: PageMenu }
  | { readonly kind: 'window-open'; readonly wanted: WantedWindow };

/** From the main process into a window's preload world. */
export type ToPage =
  | {
      readonly kind: 'emit';
      readonly channel: string;
      readonly args: EncodedText;
      readonly ports: readonly number[];
    }
  | { readonly kind: 'reply'; readonly id: number; readonly value: EncodedText }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string }
  | PortTraffic;

/** Ports are known by number: those the page sent are odd, those it was sent are even. */
export type PortTraffic =
  | { readonly kind: 'port'; readonly id: number; readonly data: EncodedText; readonly ports: readonly number[] }
  | { readonly kind: 'port-close'; readonly id: number };

/** A window that a page or a link in it wants to have. */
export interface WantedWindow {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: 'foreground-tab' | 'background-tab' | 'new-window';
}

/** What a page knows of the place where a context menu was asked for. */
export interface PageMenu {
  readonly x: number;
  readonly y: number;
  readonly linkURL: string;
  readonly linkText: string;
  readonly srcURL: string;
  readonly mediaType: 'none' | 'image' | 'audio' | 'video' | 'canvas';
  readonly selectionText: string;
  readonly isEditable: boolean;
}
