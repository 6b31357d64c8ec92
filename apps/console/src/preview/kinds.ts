/** In what way a file can be shown in the page. */
export type PreviewKind = 'picture' | 'text' | 'pdf' | 'audio' | 'video';

/** SVG is shown as a picture only, where its scripts do not run; HTML only as text. */
const endings: Record<PreviewKind, string> = {
  picture: 'png jpg jpeg gif webp avif bmp ico svg',
  text: `txt md markdown log csv tsv json jsonl xml html htm css js mjs cjs ts tsx jsx yml yaml toml ini conf cfg env sh bash
    py rb go rs java kt c h cc cpp hpp cs php pl lua sql diff patch tex rst adoc srt vtt ics vcf pem pub gitignore dockerfile makefile`,
  pdf: 'pdf',
  audio: 'mp3 ogg oga opus wav flac m4a aac',
  video: 'mp4 m4v webm ogv mov',
};

const kindOf = new Map(
  Object.entries(endings).flatMap(([kind, words]) =>
    words.split(/\s+/).map((ending) => [ending, kind as PreviewKind] as const),
  ),
);

/** By the name, as the server tells the media type; undefined: it can only be downloaded. */
export function previewKind(name: string): PreviewKind | undefined {
  return kindOf.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
