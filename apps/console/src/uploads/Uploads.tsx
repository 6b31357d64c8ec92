import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { folderKey } from '../files/queries.js';
import { UploadQueue } from './queue.js';
import { startTransfer } from './transfer.js';

const UploadPanel = lazy(() => import('./UploadPanel.js'));
const Queue = createContext<UploadQueue | undefined>(undefined);

/** The uploads of whoever is signed in; they go on while one looks at other pages. */
export function Uploads({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [queue] = useState(
    () =>
      new UploadQueue({
        start: startTransfer,
        onDone: () => void queries.invalidateQueries({ queryKey: folderKey }),
      }),
  );
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const isBusy = uploads.some(({ state }) => state === 'sending' || state === 'waiting');

  useEffect(() => {
    const resume = () => queue.resumeUnreachable();
    window.addEventListener('online', resume);
    return () => {
      window.removeEventListener('online', resume);
      queue.stop();
    };
  }, [queue]);
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);

  return (
    <Queue value={queue}>
      {children}
      {uploads.length > 0 && (
        <Suspense>
          <UploadPanel uploads={uploads} queue={queue} />
        </Suspense>
      )}
    </Queue>
  );
}

export function useUploadQueue(): UploadQueue {
  const queue = useContext(Queue);
  if (!queue) throw new Error('There is no queue of uploads here.');
  return queue;
}
