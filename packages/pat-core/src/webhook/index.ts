export { startWebhook, type Webhook, type WebhookOptions } from './delivery.js';
export { dropOldEvents, enqueueEvent, enqueueEvents } from './store.js';
