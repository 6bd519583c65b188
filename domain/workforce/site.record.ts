import { z } from 'zod';
import { epochMs, line, siteId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

export const siteCode = z
  .string()
  .max(5)
  .regex(/^[A-Z]{2,5}$/);

/** An IANA time zone this runtime knows, such as `Europe/Berlin`. */
export const timeZone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  }, 'is not a time zone');

export const siteSchema = z.strictObject({
  id: siteId,
  /** Two to five capital letters: the beginning of every ticket number given out for this site. */
  code: siteCode,
  name: line(80),
  zone: timeZone,
  changedAtMs: epochMs,
});
export type Site = z.infer<typeof siteSchema>;

export function blankSite(id: Site['id']): Site {
  return { id, code: '', name: '', zone: 'UTC', changedAtMs: epochMs.parse(0) };
}

export const siteRecord = defineRecord<Site>({
  name: 'site',
  shelf: 'reference',
  schema: siteSchema,
  indexes: [],
  migrations: [],
});
