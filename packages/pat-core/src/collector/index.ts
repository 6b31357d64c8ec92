export { type Collector, startCollector } from './collector.js';
