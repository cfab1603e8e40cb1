import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { call } from '../../shared/api';
import { slower, useAsked } from '../../shared/ask';
import { draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import { e164 } from '../../shared/phone';
import { address } from '../../shell/address';
import { Answer } from './Answer';
import { Grades } from './Grades';
import type { Statuses } from './types';

const t = texts(
  {
    number: 'Phone number',
    hint: 'Type or paste it; spaces and +86 do not matter.',
    look: 'Look up',
    wrong: 'This is not a mobile number: it has eleven digits and begins with 1.',
    one: 'One number',
    several: 'Several numbers',
    views: 'What to look up',
  },
  {
    number: '手机号码',
    hint: '输入或粘贴号码，空格和 +86 均可。',
    look: '查询',
    wrong: '这不是手机号码：应为以 1 开头的 11 位数字。',
    one: '单个号码',
    several: '多个号码',
    views: '查询方式',
  },
);

/** The counter of a carrier's shop: one number and all about it, or several and whether each is clean. */
export default function Counter() {
  const several = address.value[1] === 'several';
  return (
    <>
      <nav class="views" aria-label={t().views}>
        <a href="#/counter" aria-current={several ? undefined : 'page'}>
          {t().one}
        </a>
        <a href="#/counter/several" aria-current={several ? 'page' : undefined}>
          {t().several}
        </a>
      </nav>
      {several ? <Grades /> : <OneNumber />}
    </>
  );
}

function OneNumber() {
  const typed = draft('counter.number', '');
  const wrong = useSignal(false);
  const number = useSignal<string | null>(null);
  const rounds = useSignal(0);
  const look = () => {
    number.value = e164(typed.value);
    wrong.value = number.value === null;
    rounds.value += 1;
    return Promise.resolve();
  };
  return (
    <>
      <Form action={t().look} submit={look} label={t().look}>
        <Field label={t().number} value={typed} type="tel" autocomplete="off" hint={t().hint} wrong={wrong.value ? t().wrong : undefined} />
      </Form>
      {number.value ? <Found key={number.value} number={number.value} round={rounds.value} /> : null}
    </>
  );
}

function Found({ number, round }: { number: string; round: number }) {
  const changes = useSignal(0);
  const asked = useAsked(
    (signal) => call<Statuses>('POST', 'numbers/retrieve-status', { body: { phoneNumbers: [number] }, signal }),
    [round, changes.value],
    // What is asked again stays as it was until the new answer comes: it is looked for a while.
    (found, times) => (found.numbers[0]?.pending || (changes.value > 0 && times < 8) ? slower(times) : 0),
  );
  return (
    <>
      <ErrorBox problem={asked.problem.value} />
      {asked.answer.value ? <Answer number={number} statuses={asked.answer.value} changed={() => (changes.value += 1)} /> : <p aria-busy={asked.busy.value} />}
    </>
  );
}
