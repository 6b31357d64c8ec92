import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { createQueries } from './api/queries.js';
import './ui/styles.css';
import { contrast, theme } from './ui/theme.js';

// Browsers hide the nonce from the attribute's readers, not the content of a meta element.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
setNonce(nonce);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
createRoot(root).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={contrast}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <Notifications position="bottom-right" />
    <QueryClientProvider client={createQueries()}>
      <App />
    </QueryClientProvider>
  </MantineProvider>,
);
