import { useSignal } from '@preact/signals';
import { Picks } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { Table } from '../../parts/Table';
import { call } from '../../shared/api';
import { draft } from '../../shared/drafts';
import { count, texts } from '../../shared/i18n';

/** What became of one check of an endpoint (schema TrialCheck). */
interface TrialCheck {
  kind: string;
  passed: boolean;
  status?: number;
  millis: number;
  finding: string;
  advice?: string;
}

const t = texts(
  {
    title: 'Try my endpoint',
    lead: 'It is sent a signed sample of each message, and some that it must refuse. The samples are about a number that nobody has, and nothing is recorded. It takes 20 seconds at most.',
    kinds: 'Checks',
    action: 'Try it now',
    passed: (passed: string, all: string) => `${passed} of ${all} checks passed.`,
    check: 'Check',
    result: 'Result',
    right: 'Right',
    wrong: 'Wrong',
    finding: 'What was found, and what to mend',
    status: 'Status',
    millis: 'Milliseconds',
    none: 'No check was made.',
    verify: 'A challenge',
    unbind: 'A number to unbind',
    repeat: 'The same call again',
    'bad-signature': 'A wrong signature',
    'stale-time': 'An old time',
    cancel: 'A withdrawal',
    appeal: 'An appeal',
    'unknown-type': 'An unknown message',
  },
  {
    title: '测试我的接口',
    lead: '将向接口发送各类消息的签名样例，以及若干应当拒绝的调用。样例号码不属于任何人，不作记录，最长需 20 秒。',
    kinds: '测试项',
    action: '开始测试',
    passed: (passed: string, all: string) => `共 ${all} 项，通过 ${passed} 项。`,
    check: '测试项',
    result: '结果',
    right: '正确',
    wrong: '有误',
    finding: '发现与修改建议',
    status: '状态码',
    millis: '毫秒',
    none: '没有进行测试。',
    verify: '验证',
    unbind: '解绑号码',
    repeat: '重复调用',
    'bad-signature': '错误签名',
    'stale-time': '过期时间',
    cancel: '撤销',
    appeal: '申诉',
    'unknown-type': '未知消息',
  },
);

const KINDS = ['verify', 'unbind', 'repeat', 'bad-signature', 'stale-time', 'cancel', 'appeal', 'unknown-type'] as const;

/** Has the app's own endpoint tried, and tells line by line what was right and wrong. */
export function Try() {
  const kinds = draft<readonly string[]>('provider.try.kinds', KINDS);
  const made = useSignal<readonly TrialCheck[] | null>(null);
  const submit = async () => {
    made.value = null;
    const answer = await call<{ checks: TrialCheck[] }>('POST', 'apps/self/try', { body: { kinds: kinds.value }, once: true });
    made.value = answer.checks;
  };
  const checks = made.value;
  return (
    <section aria-labelledby="try">
      <h3 id="try">{t().title}</h3>
      <p>{t().lead}</p>
      <Form action={t().action} submit={submit} disabled={kinds.value.length === 0} label={t().title}>
        <Picks label={t().kinds} value={kinds} choices={KINDS.map((kind) => [kind, t()[kind]] as const)} />
      </Form>
      <Live>{checks ? <p>{t().passed(count(checks.filter((one) => one.passed).length), count(checks.length))}</p> : null}</Live>
      {checks ? <Findings checks={checks} /> : null}
    </section>
  );
}

function Findings({ checks }: { checks: readonly TrialCheck[] }) {
  return (
    <Table
      caption={t().title}
      columns={[
        { title: t().check, cell: (one) => (KINDS as readonly string[]).includes(one.kind) ? t()[one.kind as (typeof KINDS)[number]] : one.kind },
        { title: t().result, cell: (one) => <strong class={one.passed ? 'good' : 'bad'}>{one.passed ? t().right : t().wrong}</strong> },
        { title: t().finding, cell: (one) => <>{one.finding} {one.advice ? <strong>{one.advice}</strong> : null}</> },
        { title: t().status, cell: (one) => one.status ?? '–', numeric: true },
        { title: t().millis, cell: (one) => count(one.millis), numeric: true },
      ]}
      rows={checks}
      rowKey={(one) => one.kind}
      none={t().none}
    />
  );
}
