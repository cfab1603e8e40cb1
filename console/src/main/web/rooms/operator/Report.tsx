import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Field } from '../../parts/Field';
import { type Column, Table } from '../../parts/Table';
import { Told } from '../../parts/Told';
import { call, callText } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { seconds, span } from '../../shared/duration';
import { save } from '../../shared/file';
import { count, day, share, texts } from '../../shared/i18n';
import { localTime } from '../../shared/shanghai';
import { type Demand, DemandTable } from '../coverage/Demands';
import { words } from '../../parts/words';

interface Counted {
  pairs: number;
  answeredInTime: number;
  notInTime: number;
  outcomes: Record<string, number>;
  appeals?: { ended: number; upheld: number; rejected: number; expired: number };
}

interface ReportedApp extends Counted {
  app: string;
  name: string;
  medianTime?: string;
  percentile95Time?: string;
}

interface ReportedCarrier extends Counted {
  carrier: string;
  name: string;
  numbers: number;
}

interface MonthlyReport extends Counted {
  month: string;
  to: string;
  complete: boolean;
  numbers: number;
  apps: readonly ReportedApp[];
  carriers: readonly ReportedCarrier[];
  demands: readonly Demand[];
}

const t = texts(
  {
    title: 'Monthly report',
    month: 'Month',
    complete: (to: string) => `The whole month, up to ${to}.`,
    running: (to: string) => `The month is running: told up to ${to}.`,
    sums: (numbers: string, pairs: string, inTime: string) => `${numbers} numbers were settled, with ${pairs} pairs of number and app; ${inTime} of them were answered in time.`,
    csv: 'Save as CSV',
    apps: 'By app',
    carriers: 'By carrier',
    demands: 'Apps that carriers asked for',
    app: 'App',
    carrier: 'Carrier',
    numbers: 'Numbers',
    pairs: 'Pairs',
    inTime: 'In time',
    late: 'Not in time',
    slowest: '95 of 100 within',
    appeals: 'Appeals ended',
    upheld: 'Of them upheld',
    none: 'Nothing was settled in this month.',
  },
  {
    title: '月报',
    month: '月份',
    complete: (to: string) => `全月数据，截至${to}。`,
    running: (to: string) => `本月尚未结束，数据截至${to}。`,
    sums: (numbers: string, pairs: string, inTime: string) => `共办结 ${numbers} 个号码、${pairs} 项（号码与应用），其中按时答复 ${inTime}。`,
    csv: '导出为 CSV',
    apps: '按应用',
    carriers: '按运营商',
    demands: '运营商请求接入的应用',
    app: '应用',
    carrier: '运营商',
    numbers: '号码数',
    pairs: '项数',
    inTime: '按时',
    late: '未按时',
    slowest: '95% 答复用时',
    appeals: '已办结申诉',
    upheld: '其中支持',
    none: '该月没有办结记录。',
  },
);

const OUTCOMES = ['CLEAR', 'BLOCKED', 'REFUSED', 'FAILED', 'NO_RESPONSE', 'UNDELIVERABLE', 'CANCELLED'] as const;

/** What was settled in a month, as tables and as CSV. */
export function Report() {
  const month = useSignal(localTime(new Date()).slice(0, 7));
  const path = `reports/monthly?month=${encodeURIComponent(month.value)}`;
  const asked = useAsked((signal) => call<MonthlyReport>('GET', path, { signal }), [month.value]);
  const problem = useSignal<unknown>(null);
  const saveCsv = async () => {
    try {
      save(`report-${month.value}.csv`, 'text/csv', await callText('GET', path, { accept: 'text/csv' }));
      problem.value = null;
    } catch (cause) {
      problem.value = cause;
    }
  };
  const report = asked.answer.value;
  return (
    <>
      <h2>{t().title}</h2>
      <div class="beside">
        <Field label={t().month} type="month" value={month} />
        <button type="button" class="secondary" onClick={() => void saveCsv()}>
          {t().csv}
        </button>
      </div>
      <ErrorBox problem={asked.problem.value ?? problem.value} />
      {report && !asked.problem.value ? <Tables report={report} /> : <p aria-busy={asked.busy.value} />}
    </>
  );
}

function Tables({ report }: { report: MonthlyReport }) {
  const asked = report.answeredInTime + report.notInTime;
  return (
    <>
      <p>{report.complete ? t().complete(day(report.to)) : t().running(day(report.to))}</p>
      <p>{t().sums(count(report.numbers), count(report.pairs), asked > 0 ? share(report.answeredInTime / asked) : '–')}</p>
      <h3>{t().apps}</h3>
      <Table
        caption={t().apps}
        columns={[
          { title: t().app, cell: (one) => <><Told text={one.name} /> <code class="quiet">{one.app}</code></> },
          ...counts<ReportedApp>(),
          { title: t().slowest, cell: (one) => (one.percentile95Time ? span(seconds(one.percentile95Time)) : '–'), numeric: true },
        ]}
        rows={report.apps}
        rowKey={(one) => one.app}
        none={t().none}
      />
      <h3>{t().carriers}</h3>
      <Table
        caption={t().carriers}
        columns={[
          { title: t().carrier, cell: (one) => <><Told text={one.name} /> <code class="quiet">{one.carrier}</code></> },
          { title: t().numbers, cell: (one) => count(one.numbers), numeric: true },
          ...counts<ReportedCarrier>(),
        ]}
        rows={report.carriers}
        rowKey={(one) => one.carrier}
        none={t().none}
      />
      <h3>{t().demands}</h3>
      <DemandTable demands={report.demands} />
    </>
  );
}

function counts<R extends Counted>(): Column<R>[] {
  return [
    { title: t().pairs, cell: (one) => count(one.pairs), numeric: true },
    { title: t().inTime, cell: (one) => count(one.answeredInTime), numeric: true },
    { title: t().late, cell: (one) => count(one.notInTime), numeric: true },
    ...OUTCOMES.map((outcome) => ({ title: words()[outcome], cell: (one: R) => count(one.outcomes[outcome] ?? 0), numeric: true })),
    { title: t().appeals, cell: (one) => count(one.appeals?.ended ?? 0), numeric: true },
    { title: t().upheld, cell: (one) => count(one.appeals?.upheld ?? 0), numeric: true },
  ];
}
