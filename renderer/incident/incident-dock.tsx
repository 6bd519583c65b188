import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { CategoriseForm } from './categorise-form.tsx';
import { CloseForm } from './close-form.tsx';
import { IncidentComposer } from './incident-composer.tsx';
import { OfferForm } from './offer-form.tsx';
import { SuspendForm } from './suspend-form.tsx';
import { TextActForm } from './text-act-form.tsx';
import type { Dock } from './use-dock.ts';
import type { IncidentActing } from './use-incident-acts.ts';

export interface DockProps {
  readonly incident: Incident;
  readonly journal: readonly JournalLine[];
  /** `undefined` until the person's record has come in. */
  readonly requester: Person | undefined;
  /** Empty until the person's record has come in. */
  readonly requesterName: string;
  readonly acting: IncidentActing;
  readonly dock: Dock;
  readonly onCapture: () => void;
}

/** The foot of the ticket: where one writes, or says what an act still needs. The timeline stays in sight above it. */
export function IncidentDock(props: DockProps) {
  const { mode } = props.dock;
  switch (mode) {
    case 'reply':
    case 'note':
      return <IncidentComposer {...props} mode={mode} />;
    case 'resolve':
    case 'reopen':
    case 'decline':
      return <TextActForm key={mode} {...props} act={mode} />;
    case 'suspend':
      return <SuspendForm {...props} />;
    case 'offer':
      return <OfferForm {...props} />;
    case 'categorise':
      return <CategoriseForm {...props} />;
    case 'close':
      return <CloseForm {...props} />;
    default:
      return assertNever(mode);
  }
}
