import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Choice, Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { call, type Line, Problem } from '../../shared/api';
import { clearDraft, draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import type { AppAppeal } from './Appeals';

const t = texts(
  {
    title: (id: string) => `Decide on the appeal ${id}`,
    decision: 'Decision',
    UPHELD: 'The subscriber is right',
    REJECTED: 'Your answer stands',
    UNDER_REVIEW: 'It is being looked at',
    now: 'What you did',
    UNBOUND: 'The number is unbound',
    NOT_BOUND: 'Nothing was bound',
    BOUND_BY_CURRENT_SUBSCRIBER: 'The present subscriber bound it himself',
    later: 'Nothing yet: ask me to unbind it once more',
    caseId: 'Your case number (may be empty)',
    action: 'Send the decision',
  },
  {
    title: (id: string) => `处理申诉 ${id}`,
    decision: '处理结果',
    UPHELD: '支持用户',
    REJECTED: '维持原答复',
    UNDER_REVIEW: '审核中',
    now: '已做处理',
    UNBOUND: '号码已解绑',
    NOT_BOUND: '没有绑定',
    BOUND_BY_CURRENT_SUBSCRIBER: '由现机主本人绑定',
    later: '尚未处理：请重新下发解绑任务',
    caseId: '贵方案件编号（可不填）',
    action: '提交处理结果',
  },
);

interface Taken {
  applied: number;
  unchanged: number;
  rejected: readonly Line[];
}

/** The app's decision on one appeal. A repeat of it changes nothing. */
export function Decision({ appeal, decided }: { appeal: AppAppeal; decided: () => void }) {
  const form = `provider.appeal.${appeal.ref}`;
  const decision = draft(`${form}.decision`, 'UPHELD');
  const outcome = draft(`${form}.outcome`, 'UNBOUND');
  const caseId = draft(`${form}.case`, '');
  const refused = useSignal<unknown>(null);
  const submit = async () => {
    refused.value = null;
    const result = {
      ref: appeal.ref,
      appeal: decision.value,
      ...(decision.value === 'UPHELD' && outcome.value ? { outcome: outcome.value } : {}),
      ...(caseId.value.trim() ? { caseId: caseId.value.trim() } : {}),
    };
    const taken = await call<Taken>('POST', 'results', { body: { results: [result] } });
    const wrong = taken.rejected[0];
    if (wrong) {
      refused.value = new Problem(200, wrong.code, wrong.message, '');
      return;
    }
    ['decision', 'outcome', 'case'].forEach((field) => clearDraft(`${form}.${field}`));
    decided();
  };
  const outcomes = [
    ['UNBOUND', t().UNBOUND],
    ['NOT_BOUND', t().NOT_BOUND],
    ['BOUND_BY_CURRENT_SUBSCRIBER', t().BOUND_BY_CURRENT_SUBSCRIBER],
    ['', t().later],
  ] as const;
  return (
    <section aria-labelledby="decision">
      <h4 id="decision">{t().title(appeal.appealId)}</h4>
      <Form action={t().action} submit={submit} label={t().title(appeal.appealId)}>
        <Choice label={t().decision} value={decision} choices={(['UPHELD', 'REJECTED', 'UNDER_REVIEW'] as const).map((one) => [one, t()[one]] as const)} />
        {decision.value === 'UPHELD' ? <Choice label={t().now} value={outcome} choices={outcomes} /> : null}
        <Field label={t().caseId} value={caseId} autocomplete="off" />
        <ErrorBox problem={refused.value} />
      </Form>
    </section>
  );
}
