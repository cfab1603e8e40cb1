import { ErrorBox } from '../../parts/ErrorBox';
import { Table } from '../../parts/Table';
import { Told } from '../../parts/Told';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { count, day, texts } from '../../shared/i18n';

/** An app that carriers ask for (schema Demand). */
export interface Demand {
  name: string;
  app?: string;
  asks: number;
  since: string;
}

const t = texts(
  {
    title: 'What carriers ask for',
    lead: 'Apps that do not take part, by demand in the last twelve months. A carrier counts once a day.',
    app: 'App',
    id: 'Registered as',
    asks: 'Times asked',
    since: 'First asked',
    none: 'No carrier asks for an app.',
  },
  {
    title: '运营商的需求',
    lead: '近十二个月内被请求接入的应用，按需求次数排列。每家运营商每日计一次。',
    app: '应用',
    id: '登记编号',
    asks: '需求次数',
    since: '首次提出',
    none: '暂无需求。',
  },
);

/** The most wanted apps, for the operator. */
export function Demands() {
  const asked = useAsked((signal) => call<{ demands: Demand[] }>('GET', 'demands?limit=100', { signal }), []);
  return (
    <section aria-labelledby="demands">
      <h2 id="demands">{t().title}</h2>
      <p>{t().lead}</p>
      <ErrorBox problem={asked.problem.value} />
      {asked.answer.value ? <DemandTable demands={asked.answer.value.demands} /> : <p aria-busy={asked.busy.value} />}
    </section>
  );
}

export function DemandTable({ demands }: { demands: readonly Demand[] }) {
  return (
    <Table
      caption={t().title}
      columns={[
        { title: t().app, cell: (one) => <Told text={one.name} /> },
        { title: t().id, cell: (one) => (one.app ? <code>{one.app}</code> : '–') },
        { title: t().asks, cell: (one) => count(one.asks), numeric: true },
        { title: t().since, cell: (one) => day(one.since) },
      ]}
      rows={demands}
      rowKey={(one) => one.name}
      none={t().none}
    />
  );
}
