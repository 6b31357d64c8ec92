export { endLeaked } from './end-leaked.js';
export { type ReporterKeys, readReporterKeys } from './keys.js';
export { openLeaks } from './leaks.js';
export { findLeaked } from './store.js';
