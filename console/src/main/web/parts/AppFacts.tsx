import { count, texts, time } from '../shared/i18n';
import type { AppHealth, LastFault } from '../shared/registered';
import { appWord, appWords } from './appWords';
import { Table } from './Table';
import { Told } from './Told';

const t = texts(
  {
    faults: 'Last faults',
    none: 'There were no faults in the last seven days.',
    fault: 'Fault',
    status: 'Status',
    cause: 'Rule that was broken',
    ref: 'Ref',
    at: 'At',
  },
  {
    faults: '最近的故障',
    none: '近七天没有故障。',
    fault: '故障',
    status: '状态码',
    cause: '违反的规则',
    ref: 'ref',
    at: '时间',
  },
);

/** The state of an app in words, and how good that is. */
export function AppState({ app }: { app: AppHealth }) {
  const tone = app.state === 'READY' ? 'good' : app.state === 'NOT_COVERED' ? 'quiet' : app.state === 'LEFT_ALONE' ? 'mixed' : 'bad';
  return (
    <>
      <strong class={tone}>{app.pausedBecause ? appWord(`BY_${app.pausedBecause}`) : appWord(app.state)}</strong>
      {app.late ? <span class="mixed"> {lateness(app)}</span> : null}
    </>
  );
}

function lateness(app: AppHealth): string {
  const why = app.lateBecause === 'RATE' || app.lateBecause === 'NOT_POLLING' ? `: ${appWord(`LATE_${app.lateBecause}`)}` : '';
  return `${appWords().late}${why}`;
}

export function backlog(app: AppHealth): string {
  if (!app.backlog) return '–';
  const waiting = count(app.backlog.held + app.backlog.parked);
  return app.backlog.atLeast ? appWords().more(waiting) : waiting;
}

export function faultText(fault: { fault?: string; status?: number }): string {
  return [fault.fault ? appWord(fault.fault) : '', fault.status ?? ''].filter(Boolean).join(' · ');
}

export function Faults({ faults }: { faults: readonly LastFault[] }) {
  return (
    <section aria-labelledby="faults">
      <h3 id="faults">{t().faults}</h3>
      <Table
        caption={t().faults}
        columns={[
          { title: t().at, cell: (one) => time(one.at) },
          { title: t().fault, cell: (one) => <>{appWord(one.fault)} <code class="quiet">{one.fault}</code></> },
          { title: t().status, cell: (one) => one.status ?? '–', numeric: true },
          { title: t().cause, cell: (one) => (one.cause ? <code>{one.cause}</code> : '–') },
          { title: t().ref, cell: (one) => <Told text={one.ref} /> },
        ]}
        rows={faults}
        rowKey={(one) => `${one.fault}${one.at}`}
        none={t().none}
      />
    </section>
  );
}
