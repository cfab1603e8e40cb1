import { useSignal } from '@preact/signals';
import { Choice } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Table } from '../../parts/Table';
import { call } from '../../shared/api';
import { draft } from '../../shared/drafts';
import { count, texts } from '../../shared/i18n';

interface Moved {
  queue: string;
  redriven: number;
  unreadable: number;
}

const t = texts(
  {
    title: 'Dead letters',
    lead: 'Messages that failed too often wait there. Once their cause is mended, move them back to their queues.',
    queue: 'Queue',
    all: 'All queues',
    action: 'Move them back',
    moved: 'Moved back',
    unreadable: 'Not readable, left there',
    none: 'There were none.',
  },
  {
    title: '死信',
    lead: '多次失败的消息存放在此。原因排除后，可将其移回原队列。',
    queue: '队列',
    all: '全部队列',
    action: '移回原队列',
    moved: '已移回',
    unreadable: '无法读取，保留原处',
    none: '没有死信。',
  },
);

const QUEUES = ['batches', 'tasks', 'tasks-slow', 'pushes'] as const;

/** Sets dead letters going again, all of them, however many calls that takes. */
export function Redrive() {
  const queue = draft('operator.redrive.queue', '');
  const moved = useSignal<readonly Moved[] | null>(null);
  const submit = async () => {
    moved.value = null;
    const sum = new Map<string, Moved>();
    let more = true;
    while (more) {
      const answer = await call<{ queues: Moved[]; moreRemain: boolean }>('POST', 'tasks/redrive', { body: queue.value ? { queue: queue.value } : {} });
      for (const one of answer.queues) {
        sum.set(one.queue, { ...one, redriven: one.redriven + (sum.get(one.queue)?.redriven ?? 0) });
      }
      moved.value = [...sum.values()];
      more = answer.moreRemain && answer.queues.some((one) => one.redriven > 0);
    }
  };
  return (
    <>
      <h2>{t().title}</h2>
      <p>{t().lead}</p>
      <Form action={t().action} submit={submit} label={t().title}>
        <Choice label={t().queue} value={queue} choices={[['', t().all], ...QUEUES.map((one) => [one, one] as const)]} />
      </Form>
      {moved.value ? (
        <Table
          caption={t().title}
          columns={[
            { title: t().queue, cell: (one) => <code>{one.queue}</code> },
            { title: t().moved, cell: (one) => count(one.redriven), numeric: true },
            { title: t().unreadable, cell: (one) => count(one.unreadable), numeric: true },
          ]}
          rows={moved.value}
          rowKey={(one) => one.queue}
          none={t().none}
        />
      ) : null}
    </>
  );
}
