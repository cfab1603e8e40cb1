import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Choice } from '../../parts/Field';
import { Table } from '../../parts/Table';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { count, day, texts, time } from '../../shared/i18n';
import type { ListedOrder, OrderPage } from './types';
import { words } from '../../parts/words';

const t = texts(
  {
    order: 'Order',
    submitted: 'Submitted',
    kind: 'Kind',
    state: 'State',
    numbers: 'Numbers',
    rejected: 'Rejected',
    due: 'Due',
    none: 'There are no orders.',
    more: 'Older orders',
    show: 'Show',
    any: 'All',
    ACCEPTED: 'Accepted',
    COOLING: 'Cooling',
    IN_PROGRESS: 'In progress',
    SETTLED: 'Settled',
    CANCELLED: 'Cancelled',
  },
  {
    order: '申请单',
    submitted: '提交时间',
    kind: '类型',
    state: '状态',
    numbers: '号码数',
    rejected: '被拒行数',
    due: '应反馈时间',
    none: '没有申请单。',
    more: '更早的申请单',
    show: '显示',
    any: '全部',
    ACCEPTED: '已受理',
    COOLING: '冷冻期',
    IN_PROGRESS: '进行中',
    SETTLED: '已办结',
    CANCELLED: '已撤销',
  },
);

const STATES = ['ACCEPTED', 'COOLING', 'IN_PROGRESS', 'SETTLED', 'CANCELLED'] as const;
const EVERY = 15_000;

/** The orders, the newest first, page by page. */
export function OrderList() {
  const state = useSignal('');
  const older = useSignal<readonly ListedOrder[]>([]);
  const cursor = useSignal<string | undefined>(undefined);
  const path = (from?: string) => {
    const query = new URLSearchParams({ limit: '20', ...(state.value ? { state: state.value } : {}), ...(from ? { cursor: from } : {}) });
    return `orders?${query}`;
  };
  const first = useAsked(
    async (signal) => {
      const page = await call<OrderPage>('GET', path(), { signal });
      if (older.value.length === 0) cursor.value = page.cursor;
      return page;
    },
    [state.value],
    () => EVERY,
  );
  const problem = useSignal<unknown>(null);
  const more = async () => {
    try {
      const page = await call<OrderPage>('GET', path(cursor.value));
      older.value = [...older.value, ...page.orders];
      cursor.value = page.cursor;
      problem.value = null;
    } catch (cause) {
      problem.value = cause;
    }
  };
  const newest = first.answer.value?.orders ?? [];
  const known = new Set(newest.map((order) => order.orderId));
  const rows = [...newest, ...older.value.filter((order) => !known.has(order.orderId))];
  return (
    <>
      <div class="narrow-left">
        <Choice label={t().show} value={state} choices={[['', t().any], ...STATES.map((one) => [one, t()[one]] as const)]} />
      </div>
      <ErrorBox problem={first.problem.value ?? problem.value} />
      {first.answer.value ? (
        <Table
          caption={t().order}
          columns={[
            { title: t().order, cell: (one) => <a href={`#/orders/${one.orderId}`}><code>{one.orderId}</code></a> },
            { title: t().submitted, cell: (one) => time(one.submittedAt) },
            { title: t().kind, cell: (one) => words()[one.mode] },
            { title: t().state, cell: (one) => one.stateLabel },
            { title: t().numbers, cell: (one) => count(one.accepted), numeric: true },
            { title: t().rejected, cell: (one) => count(one.rejected), numeric: true },
            { title: t().due, cell: (one) => day(one.dueAt) },
          ]}
          rows={rows}
          rowKey={(one) => one.orderId}
          none={t().none}
        />
      ) : (
        <p aria-busy={first.busy.value} />
      )}
      {cursor.value ? (
        <div class="actions">
          <button type="button" class="secondary" onClick={() => void more()}>
            {t().more}
          </button>
        </div>
      ) : null}
    </>
  );
}
