export { startWebhook, type Webhook, type WebhookOptions } from './delivery.js';
export { enqueueEvent, enqueueEvents } from './store.js';
