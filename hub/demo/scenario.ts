import type { Incident } from '#domain/incident/incident.record.ts';
import type { ServiceKey, SiteKey } from './organisation.ts';

/** One kind of trouble, as people tell it and as agents solve it. `{room}` is filled in. */
export interface Scenario {
  readonly language: 'en' | 'de';
  readonly service: ServiceKey;
  readonly category: string;
  readonly impact: Incident['impact'];
  readonly urgency: Incident['urgency'];
  /** Where alone it can happen. */
  readonly only?: SiteKey;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** Whether the computer of the person is part of the story. */
  readonly isAboutDevice: boolean;
  readonly summary: string;
  readonly description: string;
  /** Asked of the requester, with their answer; the ticket waits in between. */
  readonly question?: { readonly asks: string; readonly answer: string };
  readonly notes: readonly string[];
  /** What it waits for when it has to wait for somebody else. */
  readonly waitsFor?: Exclude<NonNullable<Incident['pending']>['reason'], 'waiting-customer' | 'agreed-date'>;
  readonly resolution: string;
}
