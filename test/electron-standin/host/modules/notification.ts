import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type {
  NotificationAction,
  NotificationConstructorOptions,
  Notification as ElectronNotification,
} from 'electron';
import { emittedEvent } from '../emitted-event.ts';
import { record } from '../recorded-calls.ts';
import { desktop } from './desktop.ts';

/**
 * A notification nobody sees: `desktop.notifications` holds those that are shown. A test plays the person by
 * `emit('click', …)`, `emit('action', …)` or `close()`.
 */
export class Notification extends EventEmitter implements Omit<ElectronNotification, keyof EventEmitter> {
  readonly id: string;
  readonly groupId: string;
  readonly groupTitle: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  hasReply: boolean;
  replyPlaceholder: string;
  sound: string;
  urgency: 'normal' | 'critical' | 'low';
  timeoutType: 'default' | 'never';
  actions: NotificationAction[];
  closeButtonText: string;
  toastXml: string;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.id = options.id ?? randomUUID();
    this.groupId = options.groupId ?? '';
    this.groupTitle = options.groupTitle ?? '';
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.hasReply = options.hasReply ?? false;
    this.replyPlaceholder = options.replyPlaceholder ?? '';
    this.sound = options.sound ?? '';
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
    this.actions = options.actions ?? [];
    this.closeButtonText = options.closeButtonText ?? '';
    this.toastXml = options.toastXml ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    if (!desktop.notifications.includes(this)) desktop.notifications.push(this);
    const { id, title, body, urgency, silent } = this;
    record('Notification.show', { id, title, body, urgency, silent, actions: this.actions.map(({ text }) => text) });
    // The real desktop answers later too: listeners added after `show()` still hear it.
    queueMicrotask(() => this.emit('show', emittedEvent()));
  }

  close(): void {
    const place = desktop.notifications.indexOf(this);
    if (place === -1) return;
    desktop.notifications.splice(place, 1);
    record('Notification.close', { id: this.id });
    this.emit('close', emittedEvent({ reason: 'applicationHidden' }));
  }
}
