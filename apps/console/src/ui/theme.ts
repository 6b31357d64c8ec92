import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const patio: MantineColorsTuple = [
  '#e6f7f4',
  '#d0ebe6',
  '#a2d6cd',
  '#71c0b3',
  '#48ad9c',
  '#2e9f8d',
  '#1b8f7e',
  '#0b7a6b',
  '#00695b',
  '#005449',
];

export const theme = createTheme({
  colors: { patio },
  primaryColor: 'patio',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  components: {
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Modal: {
      styles: { title: { fontWeight: 650, fontSize: '1.1rem' } },
      defaultProps: { radius: 'lg', centered: true, overlayProps: { blur: 2 } },
    },
  },
});

/** Secondary text dark enough, or light enough, to be read by everybody (WCAG 2.2, 1.4.3). */
export const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a646b',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-teal-light-color': '#06614a',
    '--mantine-color-red-light-color': '#b02525',
    '--mantine-color-gray-light-color': '#495057',
    '--mantine-color-orange-light-color': '#9a3412',
    '--mantine-color-blue-light-color': '#1864ab',
    '--mantine-color-yellow-light-color': '#7a4b00',
  },
  dark: { '--mantine-color-dimmed': '#a6b0b6', '--mantine-color-error': '#ff8787' },
});
