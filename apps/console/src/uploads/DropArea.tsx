import { Paper, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { addTo } from './add.js';
import { droppedIn } from './picked.js';
import { useUploadQueue } from './Uploads.js';

interface DropAreaProps {
  readonly folder: string;
  /** Otherwise what is dropped is not taken. */
  readonly mayWrite: boolean;
  readonly children: ReactNode;
}

/** A sheet onto which files and folders can be dropped; it says so while they are over it. */
export function DropArea({ folder, mayWrite, children }: DropAreaProps) {
  const queue = useUploadQueue();
  const [isOver, setOver] = useState(false);
  // Each element inside is entered and left by itself.
  const depth = useRef(0);
  const enter = (event: DragEvent, by: 1 | -1) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    depth.current = Math.max(depth.current + by, 0);
    setOver(mayWrite && depth.current > 0);
  };
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    if (mayWrite) void droppedIn(event.dataTransfer).then((picked) => addTo(queue, folder, picked));
  };
  return (
    <Paper
      withBorder
      radius="lg"
      className="drop-zone list-box"
      data-over={isOver || undefined}
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = mayWrite ? 'copy' : 'none';
      }}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className="drop-target">
          <IconUpload size={28} aria-hidden />
          <Text fw={600}>Drop to upload into “{folder.slice(folder.lastIndexOf('/') + 1)}”</Text>
        </div>
      )}
    </Paper>
  );
}
