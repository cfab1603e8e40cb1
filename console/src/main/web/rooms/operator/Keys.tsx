import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Tick } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { count, share, texts, time } from '../../shared/i18n';

interface KeyStatus {
  version: number;
  phase: 'STABLE' | 'REQUESTED' | 'ANNOUNCED' | 'MOVING';
  since?: string;
  nextVersion?: number;
  nextStepAt?: string;
  rekeyed?: number;
  share?: number;
}

const t = texts(
  {
    title: 'Keys',
    lead: 'Numbers are hidden under these keys. A change goes on by itself, and no request fails meanwhile.',
    version: 'Version in use',
    phase: 'Phase',
    STABLE: 'No change is under way',
    REQUESTED: 'A change begins within a minute',
    ANNOUNCED: 'Every function learns of the next version',
    MOVING: 'Numbers are moved to the next version',
    since: 'Since',
    next: 'Next version',
    step: 'Next step at the earliest',
    moved: 'Moved',
    numbers: (n: string) => `about ${n} numbers`,
    sure: 'All numbers are written anew. I want that now.',
    action: 'Change the keys',
  },
  {
    title: '密钥',
    lead: '号码以这些密钥加密存储。更换自动进行，期间请求不受影响。',
    version: '使用中的版本',
    phase: '阶段',
    STABLE: '没有进行中的更换',
    REQUESTED: '更换将在一分钟内开始',
    ANNOUNCED: '各组件正在获知新版本',
    MOVING: '正在将号码迁移到新版本',
    since: '开始时间',
    next: '下一版本',
    step: '最早的下一步时间',
    moved: '已迁移',
    numbers: (n: string) => `约 ${n} 个号码`,
    sure: '所有号码都将重新写入，确认现在进行。',
    action: '更换密钥',
  },
);

const SOON = 5_000;
const LATER = 60_000;

/** How far a change of keys is, and how one is begun. */
export function Keys() {
  const asked = useAsked(
    (signal) => call<KeyStatus>('GET', 'keys', { signal }),
    [],
    (status) => (status.phase === 'STABLE' ? LATER : SOON),
  );
  const sure = useSignal(false);
  const rotate = async () => {
    await call('POST', 'keys/rotate');
    sure.value = false;
    asked.again();
  };
  const status = asked.answer.value;
  return (
    <>
      <h2>{t().title}</h2>
      <p>{t().lead}</p>
      <ErrorBox problem={asked.problem.value} />
      {status ? (
        <>
          <Live>
            <p>
              <strong class={status.phase === 'STABLE' ? 'good' : 'waiting'}>{t()[status.phase]}</strong>
            </p>
          </Live>
          <Progress status={status} />
          {status.phase === 'STABLE' ? (
            <Form action={t().action} submit={rotate} disabled={!sure.value} label={t().action}>
              <Tick label={t().sure} value={sure} />
            </Form>
          ) : null}
        </>
      ) : (
        <p aria-busy={asked.busy.value} />
      )}
    </>
  );
}

function Progress({ status }: { status: KeyStatus }) {
  const facts = [
    [t().version, count(status.version)],
    [t().next, status.nextVersion === undefined ? null : count(status.nextVersion)],
    [t().since, status.since ? time(status.since) : null],
    [t().step, status.nextStepAt ? time(status.nextStepAt) : null],
    [t().moved, status.rekeyed === undefined ? null : t().numbers(count(status.rekeyed))],
  ] as const;
  return (
    <>
      <dl>
        {facts.map(([name, value]) => (value === null ? null : <><dt>{name}</dt><dd>{value}</dd></>))}
      </dl>
      {status.share === undefined ? null : (
        <p>
          <progress aria-label={t().moved} value={status.share} max={1} /> {share(status.share)}
        </p>
      )}
    </>
  );
}
