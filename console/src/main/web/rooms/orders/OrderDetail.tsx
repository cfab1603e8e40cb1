import { BarChart } from '../../parts/Chart';
import { ErrorBox } from '../../parts/ErrorBox';
import { Live } from '../../parts/Live';
import { Told } from '../../parts/Told';
import { call } from '../../shared/api';
import { appName, loadApps } from '../../shared/apps';
import { slower, useAsked } from '../../shared/ask';
import { count, share, texts, time } from '../../shared/i18n';
import { rejectedOf } from './rejected';
import { RejectedLines } from '../../parts/RejectedLines';
import { Results } from './Results';
import { OUTCOMES, type Outcome, type Progress } from './types';
import { words } from '../../parts/words';

const t = texts(
  {
    order: (id: string) => `Order ${id}`,
    done: (share: string, pairs: string) => `${share} of ${pairs} answers are in`,
    settled: (done: string, all: string) => `${done} of ${all} numbers wait for nothing any more`,
    due: 'Due',
    starts: 'Begins',
    submitted: 'Submitted',
    asOf: 'Counted at',
    answers: 'Answers by outcome',
    late: 'Apps that will be late',
    rejected: (n: string) => `Rejected lines: ${n}. Their reasons were told when the order was submitted.`,
    progress: 'Answers that are in',
  },
  {
    order: (id: string) => `申请单 ${id}`,
    done: (share: string, pairs: string) => `共 ${pairs} 项答复，已收到 ${share}`,
    settled: (done: string, all: string) => `${all} 个号码中，${done} 个已全部办结`,
    due: '应反馈时间',
    starts: '开始时间',
    submitted: '提交时间',
    asOf: '统计时间',
    answers: '按结果统计',
    late: '将超时的应用',
    rejected: (n: string) => `${n} 行被拒，原因已在提交时告知。`,
    progress: '已收到的答复',
  },
);

const TONES: Record<Outcome, 'good' | 'mixed' | 'waiting' | 'bad'> = {
  CLEAR: 'good',
  PENDING: 'waiting',
  BLOCKED: 'mixed',
  REFUSED: 'mixed',
  FAILED: 'bad',
  NO_RESPONSE: 'bad',
  UNDELIVERABLE: 'bad',
  CANCELLED: 'waiting',
};

/** One order: how far it is, as it goes on, what was rejected, and the results. */
export function OrderDetail({ id }: { id: string }) {
  useAsked(loadApps, []);
  const asked = useAsked(
    (signal) => call<Progress>('GET', `orders/${encodeURIComponent(id)}`, { signal }),
    [id],
    (order, round) => (order.state === 'SETTLED' || order.state === 'CANCELLED' ? 0 : slower(round)),
  );
  const order = asked.answer.value;
  const refused = rejectedOf(id);
  return (
    <>
      <h2>{t().order(id)}</h2>
      <ErrorBox problem={asked.problem.value} />
      {order ? <ProgressOf order={order} /> : <p aria-busy={asked.busy.value} />}
      {refused ? <RejectedLines lines={refused} /> : order && order.rejected > 0 ? <p>{t().rejected(count(order.rejected))}</p> : null}
      {order ? <Results id={id} version={`${order.state} ${order.pairsSettled}`} /> : null}
    </>
  );
}

function ProgressOf({ order }: { order: Progress }) {
  const told = OUTCOMES.filter((outcome) => (order.outcomes[outcome] ?? 0) > 0);
  return (
    <>
      <Live>
        <p class="state">
          <strong>{order.stateLabel}</strong> · {words()[order.mode]}
        </p>
        <p>
          {t().done(share(order.pairs === 0 ? 1 : order.pairsSettled / order.pairs), count(order.pairs))}.{' '}
          {t().settled(count(order.numbersSettled), count(order.numbers))}.
        </p>
      </Live>
      <progress aria-label={t().progress} value={order.pairsSettled} max={Math.max(1, order.pairs)} />
      <dl>
        <dt>{t().submitted}</dt>
        <dd>{time(order.submittedAt)}</dd>
        <dt>{t().starts}</dt>
        <dd>{time(order.startsAt)}</dd>
        <dt>{t().due}</dt>
        <dd>{time(order.dueAt)}</dd>
        <dt>{t().asOf}</dt>
        <dd>{time(order.asOf)}</dd>
      </dl>
      {told.length > 0 ? (
        <BarChart
          title={t().answers}
          bars={told.map((outcome) => ({ name: words()[outcome], value: order.outcomes[outcome] ?? 0, tone: TONES[outcome] }))}
          format={count}
        />
      ) : null}
      {order.late.length > 0 ? (
        <section aria-label={t().late} class="lost">
          <strong>{t().late}</strong>
          <ul>
            {order.late.map((app) => (
              <li key={app}>
                <Told text={appName(app)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
