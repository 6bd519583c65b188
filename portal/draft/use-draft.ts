import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useEffect, useMemo } from 'react';
import { usePortal } from '../app/portal.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { ContentOf, DraftKind } from './draft.ts';
import { emptyContent, isHandedOver } from './draft.ts';
import { isComplete } from './draft-command.ts';

/** A form over a kept draft. */
export interface DraftForm<Kind extends DraftKind> {
  readonly content: ContentOf<Kind>;
  /** It waits for the hub and cannot be changed. */
  readonly isHandedOver: boolean;
  readonly isComplete: boolean;
  /** Why the hub said no the last time. */
  readonly refusal: Pick<Refusal, 'code'> | null;
  readonly write: (content: ContentOf<Kind>) => void;
  readonly handOver: () => void;
}

/** The draft of one kind about one incident. Its ids are made with the first word, and with a click at the latest. */
export function useDraft<Kind extends DraftKind>(kind: Kind, about: IncidentId | null): DraftForm<Kind> {
  const { drafts, issuer } = usePortal();
  // Read at once, so that a page opens with what was kept; watched for what comes after.
  useLive(drafts.all$);
  const draft = drafts.find(kind, about);
  useEffect(() => () => drafts.tidy(kind, about), [drafts, kind, about]);
  return useMemo(() => {
    const content = draft?.content ?? emptyContent[kind];
    return {
      content,
      isHandedOver: draft !== null && isHandedOver(draft),
      isComplete: isComplete(content),
      refusal: draft?.refusal ?? null,
      write: (changed) => drafts.write(drafts.open(kind, about), changed),
      handOver: () => drafts.handOver(drafts.open(kind, about), issuer()),
    };
  }, [drafts, issuer, draft, kind, about]);
}
