import { AppState, backlog, faultText } from '../../parts/AppFacts';
import { ErrorBox } from '../../parts/ErrorBox';
import { Tick } from '../../parts/Field';
import { Table } from '../../parts/Table';
import { Told } from '../../parts/Told';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { draft } from '../../shared/drafts';
import { count, texts, time } from '../../shared/i18n';
import type { AppHealth } from '../../shared/registered';

const t = texts(
  {
    title: 'How the apps do',
    lead: 'The apps in trouble come first.',
    troubled: 'Only the apps in trouble',
    app: 'App',
    state: 'State',
    circuit: 'Circuit',
    open: (n: string) => `Open after ${n} failures in a row`,
    closed: 'Closed',
    failures: (n: string) => `Closed, ${n} failures in a row`,
    rate: 'Calls a second',
    rateOf: (present: string, configured: string) => `${present} of ${configured}`,
    backlog: 'Waiting',
    fault: 'Last fault',
    none: 'No app is in trouble.',
  },
  {
    title: '应用状况',
    lead: '有问题的应用排在最前。',
    troubled: '仅显示有问题的应用',
    app: '应用',
    state: '状态',
    circuit: '熔断',
    open: (n: string) => `已熔断，连续失败 ${n} 次`,
    closed: '正常',
    failures: (n: string) => `未熔断，连续失败 ${n} 次`,
    rate: '每秒调用数',
    rateOf: (present: string, configured: string) => `${present} / ${configured}`,
    backlog: '待处理',
    fault: '最近故障',
    none: '没有出现问题的应用。',
  },
);

const EVERY = 10_000;

/** All apps, those in trouble first. */
export function Health() {
  const troubled = draft('operator.health.troubled', false);
  const asked = useAsked(
    (signal) => call<{ apps: AppHealth[] }>('GET', `apps/health${troubled.value ? '?troubled=true' : ''}`, { signal }),
    [troubled.value],
    () => EVERY,
  );
  return (
    <>
      <h2>{t().title}</h2>
      <p>{t().lead}</p>
      <Tick label={t().troubled} value={troubled} />
      <ErrorBox problem={asked.problem.value} />
      {asked.answer.value ? <HealthTable apps={asked.answer.value.apps} /> : <p aria-busy={asked.busy.value} />}
    </>
  );
}

function HealthTable({ apps }: { apps: readonly AppHealth[] }) {
  return (
    <Table
      caption={t().title}
      columns={[
        { title: t().app, cell: (app) => <><a href={`#/operator/apps/${app.id}`}>{app.id}</a> <Told text={app.name} /></> },
        { title: t().state, cell: (app) => <AppState app={app} /> },
        { title: t().circuit, cell: circuit },
        { title: t().rate, cell: (app) => (app.rate ? t().rateOf(count(app.rate.present), count(app.rate.configured)) : '–'), numeric: true },
        { title: t().backlog, cell: backlog, numeric: true },
        { title: t().fault, cell: lastFault },
      ]}
      rows={apps}
      rowKey={(app) => app.id}
      none={t().none}
    />
  );
}

function circuit(app: AppHealth): string {
  if (!app.circuit) return '–';
  const failures = count(app.circuit.failures);
  if (app.circuit.state === 'OPEN') return t().open(failures);
  return app.circuit.failures > 0 ? t().failures(failures) : t().closed;
}

function lastFault(app: AppHealth) {
  const last = app.lastFaults?.[0];
  return last ? <>{faultText(last)} <span class="quiet">{time(last.at)}</span></> : '–';
}
