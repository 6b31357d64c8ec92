export { startWebhook, type Webhook, type WebhookOptions } from './delivery.js';
export { countQueued, dropOldEvents, enqueueEvent, enqueueEvents } from './store.js';
