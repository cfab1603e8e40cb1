import { useSignal } from '@preact/signals';
import { Choice, Field, Picks } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { Table } from '../../parts/Table';
import { draft } from '../../shared/drafts';
import { count, texts } from '../../shared/i18n';
import { words } from '../../parts/words';
import { ask, countOf, type Replayed } from './replaying';

const t = texts(
  {
    title: 'Ask apps again',
    lead: 'Pairs of number and app that ended without a good answer are asked about again. They are counted first.',
    what: 'What is asked again',
    order: 'One order',
    appDay: 'One app and day',
    orderId: 'Id of the order',
    app: 'Id of the app',
    day: 'Day on which the orders were submitted',
    outcomes: 'Outcomes',
    reasons: 'Outcomes with one reason',
    reasonsHint: 'Such as BLOCKED/OPEN_DISPUTE, parted by commas.',
    count: 'Count them',
    counted: (pairs: string, numbers: string, batches: string) => `${pairs} pairs of ${numbers} numbers in ${batches} batches would be asked again.`,
    nothing: 'There is nothing to ask again.',
    changed: 'Count them again: the form has changed.',
    action: (pairs: string) => `Ask these ${pairs} pairs again`,
    asked: (pairs: string, orders: string) => `${pairs} pairs are being asked again, in ${orders} new orders.`,
    byApp: 'By app',
    outcome: 'Outcome now',
    pairs: 'Pairs',
    made: 'New orders',
    newOrder: 'New order',
    of: 'Repeats',
  },
  {
    title: '重新询问应用',
    lead: '对没有得到良好答复的号码与应用重新询问，请先统计数量。',
    what: '重新询问的范围',
    order: '一个申请单',
    appDay: '一个应用在某一天',
    orderId: '申请单编号',
    app: '应用编号',
    day: '申请单提交日期',
    outcomes: '结果',
    reasons: '指定原因的结果',
    reasonsHint: '例如 BLOCKED/OPEN_DISPUTE，以逗号分隔。',
    count: '统计数量',
    counted: (pairs: string, numbers: string, batches: string) => `将重新询问 ${batches} 个批次中 ${numbers} 个号码的 ${pairs} 项。`,
    nothing: '没有需要重新询问的内容。',
    changed: '内容已修改，请重新统计。',
    action: (pairs: string) => `重新询问这 ${pairs} 项`,
    asked: (pairs: string, orders: string) => `正在重新询问 ${pairs} 项，新建 ${orders} 个申请单。`,
    byApp: '按应用统计',
    outcome: '当前结果',
    pairs: '项数',
    made: '新建的申请单',
    newOrder: '新申请单',
    of: '重复自',
  },
);

const OUTCOMES = ['UNDELIVERABLE', 'NO_RESPONSE', 'FAILED', 'REFUSED', 'BLOCKED'] as const;

/** Asks apps again about what ended badly, with its count first. */
export function Replay() {
  const what = draft('operator.replay.what', 'order');
  const order = draft('operator.replay.order', '');
  const app = draft('operator.replay.app', '');
  const day = draft('operator.replay.day', '');
  const outcomes = draft<readonly string[]>('operator.replay.outcomes', []);
  const reasons = draft('operator.replay.reasons', '');
  const counted = useSignal<{ of: string; answer: Replayed } | null>(null);
  const asked = useSignal<Replayed | null>(null);
  const body = {
    ...(what.value === 'order' ? { order: order.value.trim() } : { app: app.value.trim(), day: day.value }),
    outcomes: [...outcomes.value, ...reasons.value.split(/[\s,，、]+/).filter(Boolean)],
  };
  const text = JSON.stringify(body);
  const countFirst = async () => {
    asked.value = null;
    counted.value = null;
    counted.value = { of: text, answer: await countOf(body) };
  };
  const again = async () => {
    asked.value = await ask(body);
    counted.value = null;
  };
  const fresh = counted.value?.of === text ? counted.value.answer : null;
  return (
    <>
      <h2>{t().title}</h2>
      <p>{t().lead}</p>
      <Form action={t().count} submit={countFirst} label={t().count}>
        <Choice label={t().what} value={what} choices={[['order', t().order], ['app', t().appDay]]} />
        {what.value === 'order' ? (
          <Field label={t().orderId} value={order} autocomplete="off" />
        ) : (
          <div class="beside">
            <Field label={t().app} value={app} autocomplete="off" />
            <Field label={t().day} value={day} type="date" />
          </div>
        )}
        <Picks label={t().outcomes} value={outcomes} choices={OUTCOMES.map((one) => [one, words()[one]] as const)} />
        <Field label={t().reasons} hint={t().reasonsHint} value={reasons} autocomplete="off" />
      </Form>
      <Live>
        {fresh ? <p>{fresh.pairs > 0 ? t().counted(count(fresh.pairs), count(fresh.numbers), count(fresh.batches)) : t().nothing}</p> : null}
        {counted.value && !fresh ? <p>{t().changed}</p> : null}
        {asked.value ? <p>{t().asked(count(asked.value.pairs), count(asked.value.orders.length))}</p> : null}
      </Live>
      {fresh && fresh.pairs > 0 ? (
        <>
          <ByApp replayed={fresh} />
          <Form action={t().action(count(fresh.pairs))} submit={again} label={t().title} />
        </>
      ) : null}
      {asked.value ? <NewOrders replayed={asked.value} /> : null}
    </>
  );
}

function ByApp({ replayed }: { replayed: Replayed }) {
  const rows = replayed.apps.flatMap((one) => Object.entries(one.outcomes).map(([outcome, pairs]) => ({ app: one.app, outcome, pairs })));
  return (
    <Table
      caption={t().byApp}
      columns={[
        { title: t().app, cell: (one) => <code>{one.app}</code> },
        { title: t().outcome, cell: (one) => <code>{one.outcome}</code> },
        { title: t().pairs, cell: (one) => count(one.pairs), numeric: true },
      ]}
      rows={rows}
      rowKey={(one) => `${one.app} ${one.outcome}`}
      none={t().nothing}
    />
  );
}

function NewOrders({ replayed }: { replayed: Replayed }) {
  return (
    <Table
      caption={t().made}
      columns={[
        { title: t().newOrder, cell: (one) => <code>{one.orderId}</code> },
        { title: t().of, cell: (one) => <code>{one.replayOf}</code> },
      ]}
      rows={replayed.orders}
      rowKey={(one) => one.orderId}
      none={t().nothing}
    />
  );
}
