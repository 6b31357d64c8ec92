import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileUpload, IconFolderUp, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { addTo } from './add.js';
import { pickedFrom } from './picked.js';
import { useUploadQueue } from './Uploads.js';

/** Lets one choose files, or a folder with all that is in it. */
export function UploadButton({ folder }: { readonly folder: string }) {
  const queue = useUploadQueue();
  const files = useRef<HTMLInputElement>(null);
  const folders = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    void addTo(queue, folder, pickedFrom(currentTarget.files ?? []));
    // The same file may be chosen again.
    currentTarget.value = '';
  };
  const common = { type: 'file', multiple: true, hidden: true, onChange: take } as const;
  return (
    <>
      <input {...common} ref={files} aria-label="Files to upload" />
      <input
        {...common}
        ref={(element) => {
          folders.current = element;
          if (element) element.webkitdirectory = true;
        }}
        aria-label="Folder to upload"
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconUpload size={18} />} rightSection={<IconChevronDown size={16} />}>
            Upload
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileUpload size={16} />} onClick={() => files.current?.click()}>
            Files
          </Menu.Item>
          <Menu.Item leftSection={<IconFolderUp size={16} />} onClick={() => folders.current?.click()}>
            Folder
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
