import type { Ctl, LinkRole, OtherRole, Ptr } from '#contracts/remote-session/session-messages.ts';
import { otherRole, sessionMessages } from '#contracts/remote-session/session-messages.ts';
import type { Observable } from 'rxjs';
import { filter, map, share } from 'rxjs';
import type { z } from 'zod';
import type { PeerLink, SendOutcome } from '../peer-link/peer-link.ts';

/** What the other end said, or `unknown` for what no Deskbell says: whoever hears that ends the session (S17). */
export type Heard<Role extends LinkRole> =
  | { readonly channel: 'ctl'; readonly message: Ctl<OtherRole<Role>> | 'unknown' }
  | { readonly channel: 'ptr'; readonly message: Ptr<OtherRole<Role>> | 'unknown' };

/** The messages of a session over a link, each by its schema. */
export interface SessionLine<Role extends LinkRole> {
  readonly role: Role;
  readonly heard: Observable<Heard<Role>>;
  readonly say: (message: Ctl<Role>) => SendOutcome;
  /** May be lost, and may be overtaken. */
  readonly sayQuickly: (message: Ptr<Role>) => SendOutcome;
}

export function createSessionLine<Role extends LinkRole>(
  link: Pick<PeerLink, 'events' | 'send'>,
  role: Role,
): SessionLine<Role> {
  const schemas = sessionMessages[otherRole(role)];
  const heard = link.events.pipe(
    filter((event) => event.kind === 'message'),
    filter((event) => event.channel !== 'file'),
    // Parsed by the schema of whoever is at the other end.
    map(({ channel, text }) => ({ channel, message: parsed(schemas[channel], text) }) as Heard<Role>),
    share(),
  );
  return {
    role,
    heard,
    say: (message) => link.send('ctl', JSON.stringify(message)),
    sayQuickly: (message) => link.send('ptr', JSON.stringify(message)),
  };
}

function parsed(schema: z.ZodType, text: string): unknown {
  const message = schema.safeParse(jsonOf(text));
  return message.success ? message.data : 'unknown';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is no JSON is no message either.
    return null;
  }
}
