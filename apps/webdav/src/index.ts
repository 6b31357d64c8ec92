export { defaultLimits, type Log, type WebdavLimits, type WebdavOptions } from './options.js';
export { createWebdavServer, type WebdavServer } from './server.js';
