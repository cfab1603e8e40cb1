import { useSignal } from '@preact/signals';
import { texts } from '../shared/i18n';

const MOST = 160;

const t = texts({ more: 'show more', less: 'show less' }, { more: '显示全部', less: '收起' });

/**
 * A text that an outsider wrote: an app's name, case number, own code. It is shown as text, its direction cannot reach
 * its surroundings, and a long one is cut.
 */
export function Told({ text }: { text: string }) {
  const open = useSignal(false);
  const shown = visible(text);
  const long = shown.length > MOST;
  return (
    <span class="told">
      <bdi>{long && !open.value ? `${[...shown].slice(0, MOST).join('')}…` : shown}</bdi>
      {long ? (
        <button type="button" class="link" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          {open.value ? t().less : t().more}
        </button>
      ) : null}
    </span>
  );
}

/** Control and direction characters as their code points: what is there can be seen. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (found) => `⟨U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
