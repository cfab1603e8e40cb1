import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Live } from '../../parts/Live';
import { Table } from '../../parts/Table';
import { Told } from '../../parts/Told';
import { answered, call } from '../../shared/api';
import { appName } from '../../shared/apps';
import { useAsked } from '../../shared/ask';
import { save } from '../../shared/file';
import { count, texts } from '../../shared/i18n';
import { spoken } from '../../shared/phone';
import type { NumberResult } from './types';

const PAGE = 50;

const t = texts(
  {
    title: 'Results',
    number: 'Number',
    state: 'State',
    grade: 'Grade',
    gate: 'Sale',
    clear: 'Clear',
    pending: 'Waiting',
    left: 'What remains',
    none: 'There are no numbers.',
    next: 'Next page',
    first: 'First page',
    csv: 'Save all as CSV',
    read: (n: string) => `${n} bytes are read.`,
  },
  {
    title: '结果',
    number: '号码',
    state: '状态',
    grade: '焕新等级',
    gate: '投放判定',
    clear: '已清',
    pending: '待答复',
    left: '尚未解决的应用',
    none: '没有号码。',
    next: '下一页',
    first: '第一页',
    csv: '全部保存为 CSV',
    read: (n: string) => `已读取 ${n} 字节。`,
  },
);

/** The results of an order, a page at a time; all of them as a file. */
export function Results({ id, version }: { id: string; version: string }) {
  const cursor = useSignal('');
  const path = `orders/${encodeURIComponent(id)}/results`;
  const asked = useAsked(
    (signal) =>
      call<{ results: NumberResult[]; cursor?: string }>('GET', `${path}?limit=${PAGE}${cursor.value ? `&cursor=${encodeURIComponent(cursor.value)}` : ''}`, { signal }),
    [id, version, cursor.value],
  );
  const read = useSignal(0);
  const problem = useSignal<unknown>(null);
  const all = async () => {
    problem.value = null;
    try {
      save(`results-${id}.csv`, 'text/csv', await wholeCsv(path, (bytes) => (read.value = bytes)));
    } catch (cause) {
      problem.value = cause;
    }
    read.value = 0;
  };
  const page = asked.answer.value;
  return (
    <section>
      <h2>{t().title}</h2>
      <ErrorBox problem={asked.problem.value ?? problem.value} />
      {page ? (
        <Table
          caption={t().title}
          columns={[
            { title: t().number, cell: (one) => spoken(one.phoneNumber) },
            { title: t().state, cell: (one) => one.stateLabel },
            { title: t().grade, cell: (one) => one.gradeLabel },
            { title: t().gate, cell: (one) => one.gateLabel },
            { title: t().clear, cell: (one) => count(one.clear), numeric: true },
            { title: t().pending, cell: (one) => count(one.pending), numeric: true },
            { title: t().left, cell: (one) => <Left result={one} /> },
          ]}
          rows={page.results}
          rowKey={(one) => one.phoneNumber}
          none={t().none}
        />
      ) : null}
      <div class="actions">
        {cursor.value ? (
          <button type="button" class="secondary" onClick={() => (cursor.value = '')}>
            {t().first}
          </button>
        ) : null}
        {page?.cursor ? (
          <button type="button" class="secondary" onClick={() => (cursor.value = page.cursor ?? '')}>
            {t().next}
          </button>
        ) : null}
        <button type="button" class="secondary" aria-busy={read.value > 0} onClick={() => void all()}>
          {t().csv}
        </button>
        <Live>{read.value > 0 ? t().read(count(read.value)) : null}</Live>
      </div>
    </section>
  );
}

function Left({ result }: { result: NumberResult }) {
  return (
    <>
      {result.apps.map((app) => (
        <div>
          <Told text={appName(app.app)} />: {app.label}
          {app.caseId ? (
            <>
              {' '}
              (<Told text={app.caseId} />)
            </>
          ) : null}
        </div>
      ))}
    </>
  );
}

/** All pages as one CSV, under one line of heads. */
async function wholeCsv(path: string, progress: (bytes: number) => void): Promise<string> {
  let text = '';
  let next: string | null = `${path}?limit=500`;
  while (next !== null) {
    const answer: Response = await answered('GET', next, { accept: 'text/csv' });
    const page = await answer.text();
    text += text === '' ? page : page.slice(page.indexOf('\n') + 1);
    progress(text.length);
    next = following(answer);
  }
  return text;
}

/** The page after this one; its link is relative to what was asked. */
function following(answer: Response): string | null {
  const found = /<([^>]+)>\s*;\s*rel="?next"?/.exec(answer.headers.get('link') ?? '');
  if (!found?.[1]) return null;
  const address = new URL(found[1], answer.url);
  return address.pathname + address.search;
}
