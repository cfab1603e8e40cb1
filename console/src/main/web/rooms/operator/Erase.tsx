import { useSignal } from '@preact/signals';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { type RejectedLine, RejectedLines } from '../../parts/RejectedLines';
import { Table } from '../../parts/Table';
import { call, type Line } from '../../shared/api';
import { records } from '../../shared/csv';
import { clearDraft, draft } from '../../shared/drafts';
import { count, texts, time } from '../../shared/i18n';
import { e164 } from '../../shared/phone';

interface ErasedLine {
  index: number;
  traceId: string;
  erasedAt: string;
}

interface Answer {
  erased: ErasedLine[];
  rejected: Line[];
}

const t = texts(
  {
    title: 'Erase numbers',
    lead: 'Its holder asked for it: the record of a number goes, its places in orders and appeals, and what apps told of it. Counts stay.',
    warning: 'This cannot be undone.',
    lines: 'Numbers, one a line',
    hint: 'They are not kept here once they are erased.',
    reason: 'Reason',
    reasonHint: 'It is kept with the trace, such as the number of the request. Leave out personal data and phone numbers.',
    sure: (n: string) => `Erase for good what is held about these numbers: ${n}. I have checked them.`,
    action: (n: string) => `Erase these numbers: ${n}`,
    nothing: 'Nothing to erase yet',
    many: (n: string) => `At most ${n} numbers at a time.`,
    done: (n: string) => `Numbers that were erased: ${n}. Keep the traces with the request.`,
    left: 'The rejected lines stay in the field.',
    traces: 'Traces',
    line: 'Line',
    trace: 'Trace',
    at: 'Erased at',
  },
  {
    title: '删除号码信息',
    lead: '应机主要求：删除该号码的记录、它在申请单和申诉中的内容，以及应用就它的答复。统计数保留。',
    warning: '此操作不可撤销。',
    lines: '号码，每行一个',
    hint: '删除后此处不再保留。',
    reason: '原因',
    reasonHint: '与删除记录一同保存，例如申请编号。请勿填写个人信息和号码。',
    sure: (n: string) => `永久删除这 ${n} 个号码的信息，我已核对。`,
    action: (n: string) => `删除这 ${n} 个号码的信息`,
    nothing: '尚无可删除的号码',
    many: (n: string) => `一次最多 ${n} 个号码。`,
    done: (n: string) => `已删除 ${n} 个号码的信息。请将删除记录与申请一同保存。`,
    left: '被拒的行仍保留在输入框中。',
    traces: '删除记录',
    line: '行',
    trace: '记录编号',
    at: '删除时间',
  },
);

/** The most numbers of one call. */
const MOST = 100;

/** Erases numbers, once the operator has said that he means these. A call that failed is simply made again. */
export function Erase() {
  const text = draft('operator.erase.numbers', '');
  const reason = draft('operator.erase.reason', '');
  const sure = useSignal('');
  const erased = useSignal<readonly ErasedLine[] | null>(null);
  const rejected = useSignal<readonly RejectedLine[]>([]);
  const given = records(text.value).map(({ fields: [number = ''] }) => e164(number) ?? number);
  const asked = { phoneNumbers: given, reason: reason.value.trim() };
  // What is confirmed is this text: another one has to be confirmed anew.
  const confirmed = given.length > 0 && sure.value === text.value;
  const erase = async () => {
    erased.value = null;
    rejected.value = [];
    const answer = await call<Answer>('POST', 'numbers/erase', { body: asked });
    erased.value = answer.erased;
    rejected.value = answer.rejected.map((one, index) => ({ ...one, line: index + 1, phoneNumber: given[one.index] ?? '' }));
    text.value = rejected.value.map((one) => `${one.phoneNumber}\n`).join('');
    if (rejected.value.length === 0) clearDraft('operator.erase.reason');
    sure.value = '';
  };
  const n = count(given.length);
  return (
    <>
      <h2>{t().title}</h2>
      <p>{t().lead}</p>
      <p class="problem">
        <strong>{t().warning}</strong>
      </p>
      <Form
        action={given.length > 0 ? t().action(n) : t().nothing}
        submit={erase}
        disabled={!confirmed || given.length > MOST || asked.reason === ''}
        label={t().title}
      >
        <Field label={t().lines} hint={t().hint} lines={5} value={text} autocomplete="off" />
        <Field label={t().reason} hint={t().reasonHint} value={reason} autocomplete="off" />
        {given.length > 0 ? (
          <label class="tick">
            <input type="checkbox" checked={confirmed} onChange={(event) => (sure.value = event.currentTarget.checked ? text.value : '')} />
            {t().sure(n)}
          </label>
        ) : null}
        <Live>
          {given.length > MOST ? <p class="problem">{t().many(count(MOST))}</p> : null}
          {erased.value ? (
            <p>
              {t().done(count(erased.value.length))} {rejected.value.length > 0 ? t().left : ''}
            </p>
          ) : null}
        </Live>
      </Form>
      {erased.value && erased.value.length > 0 ? <Traces lines={erased.value} /> : null}
      <RejectedLines lines={rejected.value} />
    </>
  );
}

function Traces({ lines }: { lines: readonly ErasedLine[] }) {
  return (
    <Table
      caption={t().traces}
      columns={[
        { title: t().line, cell: (one) => count(one.index + 1), numeric: true },
        { title: t().trace, cell: (one) => <code>{one.traceId}</code> },
        { title: t().at, cell: (one) => time(one.erasedAt) },
      ]}
      rows={lines}
      rowKey={(one) => one.index}
      none=""
    />
  );
}
