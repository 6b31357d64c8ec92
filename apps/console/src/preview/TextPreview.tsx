import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { size } from '../ui/size.js';
import { Failure, Loading } from '../ui/states.js';
import { mostTextBytes, textQuery } from './contents.js';
import { NotShown } from './NotShown.js';

interface ContentProps {
  readonly id: string;
  readonly name: string;
  readonly etag: string;
  readonly sizeBytes: number;
}

/** The beginning of a text, as it is: nothing in it is taken for markup. */
export function TextPreview({ id, name, etag, sizeBytes }: ContentProps) {
  const { data, error } = useQuery(textQuery(id, etag));
  if (error) return <Failure error={error} />;
  if (data === undefined) return <Loading rows={3} />;
  if (data === null) return <NotShown>This file is no text.</NotShown>;
  return (
    <>
      {sizeBytes > mostTextBytes && (
        <Text size="xs" c="dimmed" mb={4}>
          The first {size(mostTextBytes)} of {size(sizeBytes)}.
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it */}
      <section className="preview-text" tabIndex={0} aria-label={`Content of ${name}`}>
        <pre>{data}</pre>
      </section>
    </>
  );
}
