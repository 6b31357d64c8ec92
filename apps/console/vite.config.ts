import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server sends files as they lie there: beside each script and style sheet lies a compressed one. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const folder = join(dir, 'assets');
    for (const name of await readdir(folder)) {
      if (!/\.(js|css)$/.test(name)) continue;
      const content = await readFile(join(folder, name));
      await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content));
    }
  },
};

export default defineConfig({
  plugins: [react(), compressed],
  // Nothing is to be put into the page itself: its policy allows no such script, style or font.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
