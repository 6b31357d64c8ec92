import type { ListingNeeds } from '../listing.js';
import { davNamespace } from '../xml/element.js';
import { checksumsProperty, writeChecksums } from './checksums.js';
import type { LiveProperty } from './live.js';
import { keyOf, type PropertyName } from './property-name.js';

interface AskedOnlyProperty {
  readonly property: PropertyName;
  readonly needs: keyof ListingNeeds;
  readonly read: LiveProperty;
}

const properties: readonly AskedOnlyProperty[] = [
  quotaProperty('quota-available-bytes', 'availableBytes'),
  quotaProperty('quota-used-bytes', 'usedBytes'),
  { property: checksumsProperty, needs: 'details', read: writeChecksums },
];

/**
 * Protected live properties that are told only to those who ask for them, by {@link keyOf} their names.
 * @see RFC 4331 §3, §4: without a limit there are no available bytes to tell
 */
export const askedOnlyProperties: ReadonlyMap<string, AskedOnlyProperty> = new Map(
  properties.map((asked) => [keyOf(asked.property), asked]),
);

function quotaProperty(name: string, field: 'usedBytes' | 'availableBytes'): AskedOnlyProperty {
  const read: LiveProperty = ({ quota }) => {
    const bytes = quota?.[field];
    return bytes === undefined ? undefined : `<D:${name}>${bytes}</D:${name}>`;
  };
  return { property: { namespace: davNamespace, name }, needs: 'quota', read };
}
