import { effect, signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';

/** Light or dark; `auto` follows the system. Kept in memory, as everything here is. */
export const theme = signal<Theme>('auto');

effect(() => {
  if (theme.value === 'auto') {
    delete document.documentElement.dataset['theme'];
  } else {
    document.documentElement.dataset['theme'] = theme.value;
  }
});
