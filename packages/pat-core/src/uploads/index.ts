export {
  countUnfinished,
  deleteExpiredUploads,
  deleteUpload,
  findUpload,
  insertUpload,
  markFinished,
  release,
  renew,
  reservedBytes,
  takeOver,
  type Upload,
} from './store.js';
