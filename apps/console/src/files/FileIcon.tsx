import {
  IconFile,
  IconFileMusic,
  IconFileText,
  IconFileTypePdf,
  IconMovie,
  IconPhoto,
} from '@tabler/icons-react';
import { type PreviewKind, previewKind } from '../preview/kinds.js';

const icons: Record<PreviewKind, typeof IconFile> = {
  picture: IconPhoto,
  text: IconFileText,
  pdf: IconFileTypePdf,
  audio: IconFileMusic,
  video: IconMovie,
};

export function FileIcon({ name }: { readonly name: string }) {
  const kind = previewKind(name);
  const Icon = kind ? icons[kind] : IconFile;
  return <Icon size={20} color="var(--mantine-color-dimmed)" />;
}
