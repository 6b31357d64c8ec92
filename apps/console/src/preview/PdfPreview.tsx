import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Failure, Loading } from '../ui/states.js';
import { bytesQuery, mostPdfBytes } from './contents.js';
import { NotShown } from './NotShown.js';

interface ContentProps {
  readonly id: string;
  readonly name: string;
  readonly etag: string;
  readonly sizeBytes: number;
}

/**
 * The browser's own viewer, on a copy that is a PDF and nothing else to the browser whatever is in the file: the server sends contents only
 * as downloads in a sandbox, in which no viewer runs.
 */
export function PdfPreview({ id, name, etag, sizeBytes }: ContentProps) {
  const isTooLarge = sizeBytes > mostPdfBytes;
  const { data, error } = useQuery({ ...bytesQuery(id, etag), enabled: !isTooLarge });
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const url = URL.createObjectURL(new Blob([data], { type: 'application/pdf' }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [data]);
  if (isTooLarge) return <NotShown>This PDF is too large to be shown here.</NotShown>;
  if (error) return <Failure error={error} />;
  if (address === undefined) return <Loading rows={3} />;
  return <iframe src={address} title={name} className="preview-frame" />;
}
