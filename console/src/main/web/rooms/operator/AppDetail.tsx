import { useSignal } from '@preact/signals';
import { AppState, backlog, Faults } from '../../parts/AppFacts';
import { ErrorBox } from '../../parts/ErrorBox';
import { Told } from '../../parts/Told';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { dropDrafts } from '../../shared/drafts';
import { count, texts, time } from '../../shared/i18n';
import type { RegisteredApp } from '../../shared/registered';
import { AppActions } from './AppActions';
import { AppForm, changesOf } from './AppForm';
import { NewKeys } from './NewKeys';

const t = texts(
  {
    endpoint: 'Endpoint',
    noEndpoint: 'None: it asks for its tasks',
    circuit: 'Circuit',
    OPEN: 'Open',
    CLOSED: 'Closed',
    probe: (at: string) => `next try ${at}`,
    rate: 'Calls a second now',
    waiting: 'Waiting',
    blocked: 'Left alone until',
    polled: 'Asked for tasks last',
    towards: 'On the way to a pause',
    lane: 'Queue',
    NORMAL: 'Normal',
    SLOW: 'Slow',
    pause: 'Pause by an operator',
    by: (who: string, at: string) => `by ${who}, ${at}`,
    ended: (who: string, at: string) => `ended by ${who}, ${at}`,
    change: 'Change the registration',
    close: 'Close the registration',
    save: 'Save the changes',
  },
  {
    endpoint: '接口地址',
    noEndpoint: '无：由应用主动拉取任务',
    circuit: '熔断',
    OPEN: '已熔断',
    CLOSED: '正常',
    probe: (at: string) => `下次试呼 ${at}`,
    rate: '当前每秒调用数',
    waiting: '待处理',
    blocked: '暂缓调用至',
    polled: '最近拉取任务',
    towards: '距自动暂停的进度',
    lane: '队列',
    NORMAL: '普通',
    SLOW: '慢速',
    pause: '平台运营暂停记录',
    by: (who: string, at: string) => `${who} 于 ${at} 暂停`,
    ended: (who: string, at: string) => `${who} 于 ${at} 恢复`,
    change: '修改登记信息',
    close: '收起登记信息',
    save: '保存修改',
  },
);

const EVERY = 15_000;

/** One app: how it does, what can be done, and its registration. */
export function AppDetail({ id }: { id: string }) {
  const path = `apps/${encodeURIComponent(id)}`;
  const asked = useAsked((signal) => call<RegisteredApp>('GET', path, { signal }), [id], () => EVERY);
  const open = useSignal(false);
  const app = asked.answer.value;
  const form = `operator.app.${id}.`;
  const save = async (fields: Record<string, string | boolean>) => {
    asked.answer.value = await call<RegisteredApp>('PATCH', path, { body: changesOf(fields) });
    dropDrafts(form, 'all');
    open.value = false;
  };
  return (
    <>
      <h2>
        <Told text={app?.name ?? id} /> <code class="quiet">{id}</code>
      </h2>
      <ErrorBox problem={asked.problem.value} />
      {app ? (
        <>
          <Facts app={app} />
          <Faults faults={app.lastFaults ?? []} />
          <AppActions app={app} changed={(now) => (asked.answer.value = now)} />
          <NewKeys app={app} />
          <div class="actions">
            <button
              type="button"
              class="secondary"
              aria-expanded={open.value}
              onClick={() => {
                dropDrafts(form, 'untouched');
                open.value = !open.value;
              }}
            >
              {open.value ? t().close : t().change}
            </button>
          </div>
          {open.value ? <AppForm form={form} app={app} action={t().save} submit={save} /> : null}
        </>
      ) : (
        <p aria-busy={asked.busy.value} />
      )}
    </>
  );
}

function Facts({ app }: { app: RegisteredApp }) {
  const pause = app.operatorPause;
  return (
    <>
      <p>
        <AppState app={app} />
      </p>
      <dl>
        <dt>{t().endpoint}</dt>
        <dd>{app.endpoint ? <Told text={app.endpoint} /> : t().noEndpoint}</dd>
        {app.circuit ? <dt>{t().circuit}</dt> : null}
        {app.circuit ? (
          <dd>
            {t()[app.circuit.state]}
            {app.circuit.nextProbeAt ? `, ${t().probe(time(app.circuit.nextProbeAt))}` : ''}
          </dd>
        ) : null}
        {app.rate ? <dt>{t().rate}</dt> : null}
        {app.rate ? <dd>{count(app.rate.present)} / {count(app.rate.configured)}</dd> : null}
        <dt>{t().waiting}</dt>
        <dd>{backlog(app)}</dd>
        {app.blockedUntil ? <dt>{t().blocked}</dt> : null}
        {app.blockedUntil ? <dd>{time(app.blockedUntil)}</dd> : null}
        {app.polledAt ? <dt>{t().polled}</dt> : null}
        {app.polledAt ? <dd>{time(app.polledAt)}</dd> : null}
        {app.towardsPause ? <dt>{t().towards}</dt> : null}
        {app.towardsPause ? <dd>{count(app.towardsPause)} %</dd> : null}
        <dt>{t().lane}</dt>
        <dd>{t()[app.lane]}</dd>
        {pause ? <dt>{t().pause}</dt> : null}
        {pause ? (
          <dd>
            {pause.reason ? <><Told text={pause.reason} /> </> : null}
            {t().by(pause.by, time(pause.at))}
            {pause.resumedBy && pause.resumedAt ? `; ${t().ended(pause.resumedBy, time(pause.resumedAt))}` : ''}
          </dd>
        ) : null}
      </dl>
    </>
  );
}
