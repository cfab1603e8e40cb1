import { useSignal } from '@preact/signals';
import { BarChart, SharesChart } from '../../parts/Chart';
import { ErrorBox } from '../../parts/ErrorBox';
import { Choice, Field } from '../../parts/Field';
import { Live } from '../../parts/Live';
import { Table } from '../../parts/Table';
import { Told, visible } from '../../parts/Told';
import { type CoveredApp, loadApps } from '../../shared/apps';
import { useAsked } from '../../shared/ask';
import { seconds, span } from '../../shared/duration';
import { count, day, share, texts } from '../../shared/i18n';
import { may } from '../../shared/session';
import { words } from '../../parts/words';
import { WishButton } from './Wish';

const t = texts(
  {
    summary: (taking: string, all: string) => `${taking} of ${all} registered apps take part.`,
    days: (from: string, to: string) => `The figures sum up ${from} to ${to}. They change once a day.`,
    noFigures: 'No app has figures yet: an app has them once it was asked about 100 numbers, from the next day on.',
    apps: 'Apps',
    app: 'App',
    sector: 'Sector',
    part: 'Takes part',
    yes: 'Yes',
    no: 'No',
    inTime: 'Answered in time',
    median: 'Half answered within',
    slowest: '95 of 100 within',
    none: 'No app fits.',
    find: 'Find an app',
    order: 'Order by',
    name: 'Name',
    slow: 'Slowest first',
    poor: 'Fewest answers in time first',
    timeChart: 'Time until 95 of 100 numbers are answered',
    outcomeChart: 'How apps answered',
    first: (n: string) => `The charts show the first ${n} of these apps.`,
  },
  {
    summary: (taking: string, all: string) => `已登记 ${all} 个应用，其中 ${taking} 个已接入。`,
    days: (from: string, to: string) => `统计区间：${from}至${to}，每日更新一次。`,
    noFigures: '尚无统计数据：应用被询问满 100 个号码后，次日起显示。',
    apps: '应用',
    app: '应用',
    sector: '行业',
    part: '是否接入',
    yes: '是',
    no: '否',
    inTime: '按时答复率',
    median: '半数答复用时',
    slowest: '95% 答复用时',
    none: '没有符合条件的应用。',
    find: '查找应用',
    order: '排序',
    name: '名称',
    slow: '答复最慢的在前',
    poor: '按时答复率最低的在前',
    timeChart: '95% 号码得到答复所需时间',
    outcomeChart: '各应用答复结果',
    first: (n: string) => `图表仅显示以上应用中的前 ${n} 个。`,
  },
);

const DRAWN = 20;

const OUTCOMES = [
  ['CLEAR', 'good'],
  ['BLOCKED', 'mixed'],
  ['REFUSED', 'waiting'],
  ['FAILED', 'bad'],
  ['NO_RESPONSE', 'silent'],
  ['UNDELIVERABLE', 'other'],
] as const;

type Figured = CoveredApp & { figures: NonNullable<CoveredApp['figures']> };

/** All apps with their figures, as a table and as charts. */
export function Board() {
  const asked = useAsked(loadApps, []);
  const find = useSignal('');
  const order = useSignal('name');
  const all = asked.answer.value;
  if (!all) return <><p aria-busy={asked.busy.value} /><ErrorBox problem={asked.problem.value} /></>;
  const rows = sorted(all.filter((app) => fits(app, find.value)), order.value);
  const figured = rows.filter((app): app is Figured => app.figures !== undefined);
  const drawn = figured.slice(0, DRAWN);
  const known = all.find((app) => app.figures)?.figures;
  return (
    <>
      <Live>
        <p>
          {t().summary(count(all.filter((app) => app.covered).length), count(all.length))} {known ? t().days(day(known.from), day(known.to)) : t().noFigures}
        </p>
      </Live>
      <ErrorBox problem={asked.problem.value} />
      <div class="beside">
        <Field label={t().find} value={find} autocomplete="off" />
        <Choice label={t().order} value={order} choices={[['name', t().name], ['slow', t().slow], ['poor', t().poor]]} />
      </div>
      {drawn.length > 0 ? <Charts drawn={drawn} /> : null}
      {figured.length > drawn.length ? <p class="quiet">{t().first(count(DRAWN))}</p> : null}
      <AppTable rows={rows} />
    </>
  );
}

function Charts({ drawn }: { drawn: readonly Figured[] }) {
  return (
    <>
      <SharesChart
        title={t().outcomeChart}
        names={drawn.map(named)}
        format={share}
        series={OUTCOMES.map(([outcome, tone]) => ({
          name: words()[outcome],
          tone,
          values: drawn.map((app) => app.figures.outcomes[outcome] ?? 0),
        }))}
      />
      <BarChart
        title={t().timeChart}
        format={span}
        bars={drawn.flatMap((app) => (app.figures.percentile95Time ? [{ name: named(app), value: seconds(app.figures.percentile95Time) }] : []))}
      />
    </>
  );
}

function AppTable({ rows }: { rows: readonly CoveredApp[] }) {
  const spanOf = (text: string | undefined) => (text ? span(seconds(text)) : '–');
  return (
    <Table
      caption={t().apps}
      columns={[
        { title: t().app, cell: (app) => <><Told text={app.name} /> <code class="quiet">{app.id}</code></> },
        { title: t().sector, cell: (app) => <Told text={app.sector} /> },
        {
          title: t().part,
          cell: (app) => (app.covered ? t().yes : <>{t().no} {may('number-refresh:orders:write') ? <WishButton app={app} /> : null}</>),
        },
        { title: t().inTime, cell: (app) => (app.figures ? share(app.figures.answeredInTime) : '–'), numeric: true },
        { title: t().median, cell: (app) => spanOf(app.figures?.medianTime), numeric: true },
        { title: t().slowest, cell: (app) => spanOf(app.figures?.percentile95Time), numeric: true },
      ]}
      rows={rows}
      rowKey={(app) => app.id}
      none={t().none}
    />
  );
}

function named(app: CoveredApp): string {
  const name = visible(app.name);
  return name.length > 24 ? `${[...name].slice(0, 23).join('')}…` : name;
}

function fits(app: CoveredApp, find: string): boolean {
  const wanted = find.trim().toLowerCase();
  return [app.id, app.name, app.sector].some((text) => text.toLowerCase().includes(wanted));
}

function sorted(apps: readonly CoveredApp[], order: string): readonly CoveredApp[] {
  const slow = (app: CoveredApp) => seconds(app.figures?.percentile95Time ?? '');
  const inTime = (app: CoveredApp) => app.figures?.answeredInTime ?? 2;
  if (order === 'slow') return [...apps].sort((a, b) => slow(b) - slow(a));
  if (order === 'poor') return [...apps].sort((a, b) => inTime(a) - inTime(b));
  return [...apps].sort((a, b) => a.name.localeCompare(b.name));
}
