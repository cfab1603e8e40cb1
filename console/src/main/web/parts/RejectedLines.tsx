import type { Line } from '../shared/api';
import { row } from '../shared/csv';
import { save } from '../shared/file';
import { count, texts } from '../shared/i18n';
import { Table } from './Table';

const t = texts(
  {
    title: (n: string) => `Rejected lines: ${n}`,
    line: 'Line',
    number: 'Number',
    why: 'Why',
    next: 'What to do',
    save: 'Save them as CSV',
    shown: (n: string) => `The first ${n} are shown.`,
  },
  {
    title: (n: string) => `${n} 行被拒`,
    line: '行',
    number: '号码',
    why: '原因',
    next: '下一步',
    save: '保存为 CSV',
    shown: (n: string) => `仅显示前 ${n} 行。`,
  },
);

const MOST = 200;

/** A line that the server rejected, with what was submitted in it. */
export interface RejectedLine extends Line {
  /** The line of the file, from 1. */
  line: number;
  phoneNumber: string;
}

/** The lines that the server did not take, each with its reason. */
export function RejectedLines({ lines }: { lines: readonly RejectedLine[] }) {
  if (lines.length === 0) return null;
  const file = () =>
    save('rejected.csv', 'text/csv', [['line', 'phoneNumber', 'code', 'message'], ...lines.map((one) => [`${one.line}`, one.phoneNumber, one.code, one.message])].map(row).join(''));
  return (
    <section>
      <h2>{t().title(count(lines.length))}</h2>
      <Table
        caption={t().title(count(lines.length))}
        columns={[
          { title: t().line, cell: (one) => count(one.line), numeric: true },
          { title: t().number, cell: (one) => one.phoneNumber },
          { title: t().why, cell: (one) => one.message },
          { title: t().next, cell: (one) => one.nextStep ?? '' },
        ]}
        rows={lines.slice(0, MOST)}
        rowKey={(one) => one.index}
        none=""
      />
      {lines.length > MOST ? <p class="quiet">{t().shown(count(MOST))}</p> : null}
      <div class="actions">
        <button type="button" class="secondary" onClick={file}>
          {t().save}
        </button>
      </div>
    </section>
  );
}
