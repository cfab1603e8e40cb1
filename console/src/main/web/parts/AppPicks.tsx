import type { Signal } from '@preact/signals';
import { apps, loadApps } from '../shared/apps';
import { useAsked } from '../shared/ask';
import { texts } from '../shared/i18n';
import { ErrorBox } from './ErrorBox';
import { Choice, Picks } from './Field';
import { Told } from './Told';

const t = texts(
  { which: 'Apps to ask', all: 'All that take part', some: 'Only some', pick: 'Choose the apps' },
  { which: '询问哪些应用', all: '全部接入应用', some: '仅部分应用', pick: '选择应用' },
);

interface AppPicksProps {
  /** `all` or `some`. */
  extent: Signal<string>;
  picked: Signal<readonly string[]>;
}

/** All apps, or some of those that take part. */
export function AppPicks({ extent, picked }: AppPicksProps) {
  const asked = useAsked(loadApps, []);
  return (
    <>
      <Choice label={t().which} value={extent} choices={[['all', t().all], ['some', t().some]]} />
      {extent.value === 'some' ? (
        <Picks
          label={t().pick}
          value={picked}
          choices={apps.value.filter((app) => app.covered).map((app) => [app.id, <Told text={app.name} />] as const)}
        />
      ) : null}
      <ErrorBox problem={asked.problem.value} />
    </>
  );
}
