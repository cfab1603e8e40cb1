import { texts } from '../../shared/i18n';
import { address } from '../../shell/address';
import { AppDetail } from './AppDetail';
import { Carriers } from './Carriers';
import { Erase } from './Erase';
import { Health } from './Health';
import { Keys } from './Keys';
import { NewApp } from './NewApp';
import { Ports } from './Ports';
import { Ranges } from './Ranges';
import { Redrive } from './Redrive';
import { Replay } from './Replay';
import { Report } from './Report';

const t = texts(
  {
    views: 'Views of the operator',
    health: 'Apps',
    app: 'Register an app',
    carriers: 'Carriers',
    ranges: 'Number ranges',
    ports: 'Ported numbers',
    replay: 'Ask again',
    letters: 'Dead letters',
    keys: 'Keys',
    report: 'Monthly report',
    erase: 'Erase numbers',
  },
  {
    views: '平台运营',
    health: '应用状况',
    app: '登记应用',
    carriers: '运营商',
    ranges: '号段',
    ports: '携号转网',
    replay: '重新询问',
    letters: '死信',
    keys: '密钥',
    report: '月报',
    erase: '删除号码信息',
  },
);

const VIEWS = {
  app: NewApp,
  carriers: Carriers,
  ranges: Ranges,
  ports: Ports,
  replay: Replay,
  letters: Redrive,
  keys: Keys,
  report: Report,
  erase: Erase,
} as const;

/** All that an operator does, one view each: #/operator/carriers, and #/operator/apps/ID for one app. */
export default function Operator() {
  const [, place, id] = address.value;
  const View = place !== undefined && place in VIEWS ? VIEWS[place as keyof typeof VIEWS] : Health;
  return (
    <>
      <nav class="views" aria-label={t().views}>
        <a href="#/operator" aria-current={View === Health ? 'page' : undefined}>
          {t().health}
        </a>
        {(Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((view) => (
          <a href={`#/operator/${view}`} aria-current={view === place ? 'page' : undefined}>
            {t()[view]}
          </a>
        ))}
      </nav>
      {place === 'apps' && id ? <AppDetail key={id} id={id} /> : <View />}
    </>
  );
}
