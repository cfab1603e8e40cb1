import { useSignal } from '@preact/signals';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { Table } from '../../parts/Table';
import { call, type Line } from '../../shared/api';
import { draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import { e164, spoken } from '../../shared/phone';

interface NumberGrade {
  phoneNumber: string;
  grade: string;
  gradeLabel: string;
  gate: string;
  gateLabel: string;
}

const MOST = 100;

const t = texts(
  {
    numbers: 'Phone numbers',
    hint: `One a line, at most ${MOST}.`,
    action: 'Are these clean?',
    wrong: (lines: string) => `These are no mobile numbers: ${lines}`,
    many: `At most ${MOST} numbers at a time.`,
    none: 'Type at least one number.',
    number: 'Number',
    grade: 'Grade',
    gate: 'Sale',
    answers: 'Whether each number is clean',
  },
  {
    numbers: '手机号码',
    hint: `每行一个，最多 ${MOST} 个。`,
    action: '这些号码干净吗？',
    wrong: (lines: string) => `以下不是手机号码：${lines}`,
    many: `每次最多查询 ${MOST} 个号码。`,
    none: '请至少输入一个号码。',
    number: '号码',
    grade: '焕新等级',
    gate: '投放判定',
    answers: '各号码是否干净',
  },
);

/** Several numbers at selection: grade and gate, and nothing else. */
export function Grades() {
  const typed = draft('counter.several', '');
  const wrong = useSignal<string | undefined>(undefined);
  const found = useSignal<readonly NumberGrade[] | null>(null);
  const refused = useSignal<readonly (Line & { number: string })[]>([]);
  const submit = async () => {
    const lines = typed.value.split(/[\n,;，；]+/).map((line) => line.trim()).filter(Boolean);
    const numbers = lines.map(e164);
    const bad = lines.filter((_, index) => numbers[index] === null);
    wrong.value =
      bad.length > 0 ? t().wrong(bad.slice(0, 5).join(', ')) : lines.length > MOST ? t().many : lines.length === 0 ? t().none : undefined;
    if (wrong.value) return;
    const answer = await call<{ numbers: NumberGrade[]; rejected?: Line[] }>('POST', 'numbers/retrieve-grade', { body: { phoneNumbers: numbers } });
    found.value = answer.numbers;
    refused.value = (answer.rejected ?? []).map((line) => ({ ...line, number: numbers[line.index] ?? '' }));
  };
  return (
    <>
      <Form action={t().action} submit={submit} label={t().action}>
        <Field label={t().numbers} hint={t().hint} value={typed} lines={6} wrong={wrong.value} />
      </Form>
      <Live>
        {found.value ? (
          <Table
            caption={t().answers}
            columns={[
              { title: t().number, cell: (one) => spoken(one.phoneNumber) },
              { title: t().grade, cell: (one) => one.gradeLabel },
              { title: t().gate, cell: (one) => <span class={tone(one.gate)}>{one.gateLabel}</span> },
            ]}
            rows={found.value}
            rowKey={(one) => one.phoneNumber}
            none=""
          />
        ) : null}
        {refused.value.map((line) => (
          <p class="problem">
            {spoken(line.number)}: {line.message}
          </p>
        ))}
      </Live>
    </>
  );
}

function tone(gate: string): string {
  return gate === 'RELEASABLE' ? 'good' : gate === 'HOLD' ? 'bad' : 'mixed';
}
