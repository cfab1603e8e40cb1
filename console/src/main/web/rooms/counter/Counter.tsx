import { draft } from '../../shared/drafts';
import { call } from '../../shared/api';
import { texts } from '../../shared/i18n';
import { e164, spoken } from '../../shared/phone';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { useSignal } from '@preact/signals';
import { Answer } from './Answer';
import type { Statuses } from './types';

const t = texts(
  {
    number: 'Phone number',
    hint: 'Type or paste it; spaces and +86 do not matter.',
    look: 'Look up',
    wrong: 'This is not a mobile number: it has eleven digits and begins with 1.',
  },
  {
    number: '手机号码',
    hint: '输入或粘贴号码，空格和 +86 均可。',
    look: '查询',
    wrong: '这不是手机号码：应为以 1 开头的 11 位数字。',
  },
);

/** The counter of a carrier's shop: one number, one answer. */
export default function Counter() {
  const typed = draft('counter.number', '');
  const wrong = useSignal(false);
  const found = useSignal<{ number: string; statuses: Statuses } | null>(null);
  const look = async () => {
    const number = e164(typed.value);
    wrong.value = number === null;
    if (number === null) return;
    found.value = { number, statuses: await call<Statuses>('POST', 'numbers/retrieve-status', { body: { phoneNumbers: [number] } }) };
  };
  return (
    <>
      <Form action={t().look} submit={look} label={t().look}>
        <Field label={t().number} value={typed} type="tel" autocomplete="off" hint={t().hint} wrong={wrong.value ? t().wrong : undefined} />
      </Form>
      {found.value ? <Answer number={spoken(found.value.number)} statuses={found.value.statuses} /> : null}
    </>
  );
}
