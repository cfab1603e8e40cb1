import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { texts } from '../shared/i18n';

const MOST_BYTES = 10_000_000;

const t = texts(
  { label: 'CSV file', hint: 'Choose a file, or drop one here.', large: 'The file is larger than 10 MB.' },
  { label: 'CSV 文件', hint: '选择文件，或将文件拖放到此处。', large: '文件超过 10 MB。' },
);

/** A file of text, chosen or dropped. */
export function FileDrop({ take }: { take: (text: string) => void }) {
  const over = useSignal(false);
  const large = useSignal(false);
  const id = useId();
  const read = async (file: File | undefined) => {
    if (!file) return;
    large.value = file.size > MOST_BYTES;
    if (!large.value) take(decoded(await file.arrayBuffer()));
  };
  return (
    <div
      class={over.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        void read(event.dataTransfer?.files[0]);
      }}
    >
      <label for={id}>{t().label}</label>
      <input id={id} type="file" accept=".csv,text/csv,text/plain" aria-describedby={`${id}-hint`} onChange={(event) => void read(event.currentTarget.files?.[0])} />
      <small id={`${id}-hint`} class={large.value ? 'wrong' : undefined}>
        {large.value ? t().large : t().hint}
      </small>
    </div>
  );
}

/** UTF-8, or what spreadsheets in China save. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
