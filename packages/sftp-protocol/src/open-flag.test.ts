import { expect, it } from 'vitest';
import { decodeOpenFlags, OpenFlag } from './open-flag.js';

const none = { read: false, write: false, append: false, create: false, truncate: false, exclusive: false };

it.each([
  [OpenFlag.READ, { read: true }],
  [OpenFlag.WRITE | OpenFlag.CREATE | OpenFlag.TRUNCATE, { write: true, create: true, truncate: true }],
  [OpenFlag.APPEND | OpenFlag.EXCLUSIVE, { append: true, exclusive: true }],
  [0xffff_ffc0, {}],
])('spells out pflags %i', (pflags, set) => {
  expect(decodeOpenFlags(pflags)).toEqual({ ...none, ...set });
});
