// A dropdown that narrows the running list to one event type or one vendor.

import { countBy, type Entry, type EventFilter } from '../event-list.ts';
import { toWords } from '../watched-event.ts';

interface FilterSelectProps {
  readonly field: 'type' | 'vendor';
  readonly filter: EventFilter;
  readonly entries: readonly Entry[];
  onChange(filter: EventFilter): void;
}

/** Offers what the list holds, with how many of each; the chosen value stays offered when none is left. */
export function FilterSelect({ field, filter, entries, onChange }: FilterSelectProps) {
  const chosen = filter[field];
  const counts = countBy(entries, field);
  const offered =
    chosen === null || counts.some(([value]) => value === chosen) ? counts : [...counts, [chosen, 0] as const];
  return (
    <select
      className="events-filter"
      aria-label={field === 'type' ? 'Event type' : 'Vendor'}
      value={chosen ?? ''}
      data-chosen={chosen !== null}
      onChange={({ target }) => onChange({ ...filter, [field]: target.value === '' ? null : target.value })}
    >
      <option value="">{field === 'type' ? 'All types' : 'All vendors'}</option>
      {offered.map(([value, count]) => (
        <option key={value} value={value}>
          {toWords(value)} ({count})
        </option>
      ))}
    </select>
  );
}
