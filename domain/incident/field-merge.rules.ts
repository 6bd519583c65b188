import type { EpochMs } from '../kernel/fields.ts';
import type { Principal } from '../kernel/principal.ts';
import type { AlsoProposed, Incident, MergedField } from './incident.record.ts';
import { incidentSchema, mergedFields, MOST_PROPOSED } from './incident.record.ts';
import { priorityOf } from './incident.rules.ts';

export type MergedValues = Pick<Incident, MergedField>;
/** A field that is missing was set without looking. */
export type ChangedFrom = { readonly [Field in MergedField]?: Incident[Field] };

/** Who sets the fields, and when. */
export interface Setting {
  readonly by: Principal['id'];
  readonly atMs: EpochMs;
}

/** What stands in the fields that are merged one by one. */
export function mergedValuesOf({ category, service, impact, urgency }: MergedValues): MergedValues {
  return { category, service, impact, urgency };
}

/**
 * Sets fields one by one (COL-3), each against the value its author changed it from:
 *
 *     wanted = from                 not touched by the author: stays as it now is
 *     wanted = now                  both came to the same: no conflict
 *     from = now, or not said       the only change: taken
 *     otherwise                     both changed it: the later one stands, the earlier is kept as also proposed
 *
 * Whatever the hub takes first is what the others meet, so every copy that follows its order ends the same.
 */
export function mergeFields(incident: Incident, wanted: MergedValues, from: ChangedFrom, setting: Setting): Incident {
  return mergedFields.reduce(
    (merged, field) => mergeField(merged, field, wanted[field], from[field], setting),
    incident,
  );
}

function mergeField(
  incident: Incident,
  field: MergedField,
  wanted: string | null,
  from: string | null | undefined,
  setting: Setting,
): Incident {
  const now = incident[field];
  if (wanted === now || wanted === from) return incident;
  const before = incident.fieldAuthors[field];
  const isConflict = from !== undefined && from !== now && before !== undefined && isHuman(before.by);
  const lost = isConflict && isHuman(setting.by) ? [{ field, value: now, ...before }] : [];
  return withField(incident, field, wanted, setting, [...incident.alsoProposed, ...lost]);
}

/** Settles a field for a value that was also proposed; the other proposals for it go as well. */
export function takeProposal(incident: Incident, { field, value }: AlsoProposed, setting: Setting): Incident {
  const others = incident.alsoProposed.filter((proposal) => proposal.field !== field);
  return withField(incident, field, value, setting, others);
}

export function dismissProposal(incident: Incident, dismissed: AlsoProposed): Incident {
  return { ...incident, alsoProposed: incident.alsoProposed.filter((proposal) => !isSame(proposal, dismissed)) };
}

function withField(
  incident: Incident,
  field: MergedField,
  value: string | null,
  setting: Setting,
  proposals: readonly AlsoProposed[],
): Incident {
  // Typed by the schema again: a proposal holds a value that once stood in the very field it names.
  const set = incidentSchema.pick({ category: true, service: true, impact: true, urgency: true });
  const values = set.parse({ ...mergedValuesOf(incident), [field]: value });
  return {
    ...incident,
    ...values,
    priority: priorityOf(values.impact, values.urgency),
    fieldAuthors: { ...incident.fieldAuthors, [field]: { by: setting.by, atMs: setting.atMs } },
    alsoProposed: keptProposals(proposals, { field, value }),
  };
}

/** Each value once, none that stands in the field already, and the latest of too many: the journal has them all. */
function keptProposals(
  proposals: readonly AlsoProposed[],
  standing: Pick<AlsoProposed, 'field' | 'value'>,
): AlsoProposed[] {
  const open = proposals.filter((proposal) => !isSame(proposal, standing));
  const once = open.filter((proposal, index) => open.findLastIndex((other) => isSame(other, proposal)) === index);
  return once.slice(-MOST_PROPOSED);
}

export function isSame(
  one: Pick<AlsoProposed, 'field' | 'value'>,
  other: Pick<AlsoProposed, 'field' | 'value'>,
): boolean {
  return one.field === other.field && one.value === other.value;
}

/** What a machine set gives way to a person without a word. */
function isHuman(actor: string): boolean {
  return actor.startsWith('agent:') || actor.startsWith('person:');
}
