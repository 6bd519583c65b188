import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { emailAddress } from '#domain/workforce/person.record.ts';
import PostalMime from 'postal-mime';

/** What a call needs of a mail. All of it is somebody else's text and is never more than that. */
export interface Mail {
  readonly subject: string;
  /** Without formats; of a mail that has only a page, what one would read there. */
  readonly text: string;
  /** As the sender says, which nobody has checked; `null` where it is no address. */
  readonly from: string | null;
}

/** Mails that people write have a few parts in one another; what is far from that is meant to be a burden. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true };

/**
 * Reads a mail as it was sent (RFC 5322, MIME). Refused with `mail.unreadable` for what is none.
 *
 * @param textOfPage The words of a page, for mails that have nothing else.
 */
export async function readMail(
  bytes: Uint8Array<ArrayBuffer>,
  textOfPage: (page: string) => string,
): Promise<Result<Mail>> {
  try {
    const { headers, subject = '', text, html = '', from } = await PostalMime.parse(bytes, LIMITS);
    const names = new Set(headers.map(({ key }) => key));
    // The two that every mail has (RFC 5322, 3.6). The reader itself takes any bytes for a mail.
    if (!names.has('from') || !names.has('date')) return refuse({ code: 'mail.unreadable' });
    const address = emailAddress.safeParse(from?.address);
    return ok({ subject, text: text ?? textOfPage(html), from: address.success ? address.data : null });
  } catch {
    // Beyond the limits, or broken in a way that its reader does not mend.
    return refuse({ code: 'mail.unreadable' });
  }
}
