import { useState } from 'react';
import type { Node } from '../api/client.js';
import { contentOf } from '../files/paths.js';
import { previewKind } from './kinds.js';
import { NotShown } from './NotShown.js';
import { PdfPreview } from './PdfPreview.js';
import { TextPreview } from './TextPreview.js';

interface PreviewProps {
  readonly id: string;
  readonly node: Pick<Node, 'name' | 'sizeBytes' | 'etag' | 'kind' | 'permissions'>;
}

/** A file's content as far as it can be shown. What is in it never runs as a script or page of ours. */
export function Preview({ id, node }: PreviewProps) {
  const [isBroken, setBroken] = useState(false);
  const { name, sizeBytes, etag, kind } = node;
  const source = contentOf(id);
  const onError = () => setBroken(true);
  if (kind === 'folder') return <NotShown>It is a folder.</NotShown>;
  if (sizeBytes === 0) return <NotShown>The file is empty.</NotShown>;
  if (isBroken) return <NotShown>The browser cannot show this file.</NotShown>;
  switch (previewKind(name)) {
    case 'picture':
      return <img src={source} alt={name} className="preview-picture" onError={onError} />;
    case 'text':
      return <TextPreview id={id} name={name} etag={etag} sizeBytes={sizeBytes} />;
    case 'pdf':
      return <PdfPreview id={id} name={name} etag={etag} sizeBytes={sizeBytes} />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: people's own files bring none
      return <audio src={source} controls aria-label={name} onError={onError} />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: people's own files bring none
      return <video src={source} controls aria-label={name} className="preview-picture" onError={onError} />;
    default:
      return <NotShown>This kind of file cannot be shown here.</NotShown>;
  }
}
