export { deleteOldTraffic } from './store.js';
export { openTraffic, type Traffic } from './traffic.js';
