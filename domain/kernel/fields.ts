import { z } from 'zod';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const epochMs = z.int().min(0).max(9_999_999_999_999).brand<'EpochMs'>();
export type EpochMs = z.infer<typeof epochMs>;

/** A record id such as `incident:019a8f…`. The prefix names the record, so an id tells what it points at. */
export function recordId<const Name extends string>(name: Name) {
  return z
    .string()
    .max(48)
    .regex(new RegExp(`^${name}:[0-9A-Za-z]+$`))
    .brand<`${Name}Id`>();
}

export const siteId = recordId('site');
export type SiteId = z.infer<typeof siteId>;

export const personId = recordId('person');
export type PersonId = z.infer<typeof personId>;

export const agentId = recordId('agent');
export type AgentId = z.infer<typeof agentId>;

export const teamId = recordId('team');
export type TeamId = z.infer<typeof teamId>;

export const serviceId = recordId('service');
export type ServiceId = z.infer<typeof serviceId>;

export const deviceId = recordId('device');
export type DeviceId = z.infer<typeof deviceId>;

export const incidentId = recordId('incident');
export type IncidentId = z.infer<typeof incidentId>;

export const articleId = recordId('article');
export type ArticleId = z.infer<typeof articleId>;

export const announcementId = recordId('announcement');
export type AnnouncementId = z.infer<typeof announcementId>;

export const recordingKeyId = recordId('recording-key');

export const supportSessionId = recordId('support-session');
export type SupportSessionId = z.infer<typeof supportSessionId>;

/** One line of text: surrounding space is trimmed, line breaks, control characters and lone surrogates are refused. */
export function line(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
}

/** Text of several lines. NUL and lone surrogates are refused: no database keeps them unharmed. */
export function prose(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !text.includes('\0'));
}
