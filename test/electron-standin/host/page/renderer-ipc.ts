import { decodeValue } from '../codec/decode-value.ts';
import { encodeValue } from '../codec/encode-value.ts';
import { emittedEvent } from '../emitted-event.ts';
import type { FromPage, ToPage } from './page-messages.ts';
import { RendererEmitter } from './renderer-emitter.ts';
import type { RendererPorts } from './renderer-ports.ts';
import { createRendererPorts } from './renderer-ports.ts';

/** `ipcRenderer` of a sandboxed preload. */
export class RendererIpc extends RendererEmitter {
  readonly #post: (message: FromPage) => void;
  readonly #ports: RendererPorts;
  readonly #answers = new Map<number, PromiseWithResolvers<unknown>>();
  #lastQuestion = 0;

  constructor(post: (message: FromPage) => void) {
    super();
    this.#post = post;
    this.#ports = createRendererPorts(post);
  }

  send(channel: string, ...args: unknown[]): void {
    this.#post({ kind: 'send', channel, args: encodeValue(args) });
  }

  /** Async, so that what cannot be cloned rejects instead of throwing. */
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const encoded = encodeValue(args);
    return this.#ask((id) => ({ kind: 'invoke', id, channel, args: encoded }));
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePort[] = []): void {
    const encoded = encodeValue(message);
    const ports = transfer.map((port) => this.#ports.send(port));
    this.#post({ kind: 'post', channel, message: encoded, ports });
  }

  #deliver(message: ToPage): void {
    switch (message.kind) {
      case 'emit': {
        const ports = message.ports.map((id) => this.#ports.receive(id));
        const event = emittedEvent({ sender: this, ports });
        this.emit(message.channel, event, ...(decodeValue(message.args) as unknown[]));
        return;
      }
      case 'reply':
        this.#answerTo(message.id)?.resolve(decodeValue(message.value));
        return;
      case 'refusal':
        this.#answerTo(message.id)?.reject(new Error(message.message));
        return;
      case 'port':
      case 'port-close':
        this.#ports.deliver(message);
        return;
      default:
        throw new TypeError('The main process sent a message of an unknown kind.', { cause: message satisfies never });
    }
  }

  /** `ipcRenderer` for the preload, and beside it what the runtime alone may use. */
  static open(post: (message: FromPage) => void): {
    readonly ipcRenderer: RendererIpc;
    readonly deliver: (message: ToPage) => void;
    readonly askMain: (subject: string, details: unknown) => Promise<unknown>;
  } {
    const ipcRenderer = new RendererIpc(post);
    return {
      ipcRenderer,
      deliver: (message) => ipcRenderer.#deliver(message),
      askMain: (subject, details) => {
        const encoded = encodeValue(details);
        return ipcRenderer.#ask((id) => ({ kind: 'question', id, subject, details: encoded }));
      },
    };
  }

  #ask(question: (id: number) => FromPage): Promise<unknown> {
    this.#lastQuestion += 1;
    const answer = Promise.withResolvers<unknown>();
    this.#answers.set(this.#lastQuestion, answer);
    this.#post(question(this.#lastQuestion));
    return answer.promise;
  }

  #answerTo(id: number): PromiseWithResolvers<unknown> | undefined {
    const answer = this.#answers.get(id);
    this.#answers.delete(id);
    return answer;
  }
}
