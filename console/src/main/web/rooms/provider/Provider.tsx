import { AppState, backlog, Faults } from '../../parts/AppFacts';
import { ErrorBox } from '../../parts/ErrorBox';
import { Told } from '../../parts/Told';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { count, texts, time } from '../../shared/i18n';
import type { RegisteredApp } from '../../shared/registered';
import { Appeals } from './Appeals';
import { NewSecret } from './NewSecret';
import { Registration } from './Registration';
import { Try } from './Try';

const t = texts(
  {
    waiting: 'Waiting',
    rate: 'Calls a second now',
    blocked: 'Left alone until',
    polled: 'Asked for tasks last',
    probe: 'Next try',
    verified: 'Endpoint',
    yes: 'It answered the challenge',
    no: 'It has not answered a challenge yet: no number is sent',
  },
  {
    waiting: '待处理',
    rate: '当前每秒调用数',
    blocked: '暂缓调用至',
    polled: '最近拉取任务',
    probe: '下次试呼',
    verified: '接口',
    yes: '已通过验证',
    no: '尚未通过验证，暂不下发号码',
  },
);

const EVERY = 15_000;

/** What the provider of an app sees of it, and does for it. */
export default function Provider() {
  const asked = useAsked((signal) => call<RegisteredApp>('GET', 'apps/self', { signal }), [], () => EVERY);
  const app = asked.answer.value;
  if (!app) return asked.problem.value ? <ErrorBox problem={asked.problem.value} /> : <p aria-busy="true" />;
  return (
    <>
      <h2>
        <Told text={app.name} /> <code class="quiet">{app.id}</code>
      </h2>
      <ErrorBox problem={asked.problem.value} />
      <p>
        <AppState app={app} />
      </p>
      <Facts app={app} />
      <Faults faults={app.lastFaults ?? []} />
      <Appeals />
      {app.endpoint ? <Try /> : null}
      <NewSecret />
      <Registration app={app} />
    </>
  );
}

function Facts({ app }: { app: RegisteredApp }) {
  const facts = [
    [t().verified, app.endpoint ? (app.verified ? t().yes : t().no) : null],
    [t().waiting, backlog(app)],
    [t().rate, app.rate ? `${count(app.rate.present)} / ${count(app.rate.configured)}` : null],
    [t().blocked, app.blockedUntil ? time(app.blockedUntil) : null],
    [t().probe, app.circuit?.nextProbeAt ? time(app.circuit.nextProbeAt) : null],
    [t().polled, app.polledAt ? time(app.polledAt) : null],
  ] as const;
  return <dl>{facts.map(([name, value]) => (value === null ? null : <><dt>{name}</dt><dd>{value}</dd></>))}</dl>;
}
