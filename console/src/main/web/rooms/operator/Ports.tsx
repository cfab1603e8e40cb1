import { useSignal } from '@preact/signals';
import { Field } from '../../parts/Field';
import { FileDrop } from '../../parts/FileDrop';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { type RejectedLine, RejectedLines } from '../../parts/RejectedLines';
import { call, type Line } from '../../shared/api';
import { records, row } from '../../shared/csv';
import { draft } from '../../shared/drafts';
import { count, texts } from '../../shared/i18n';
import { e164 } from '../../shared/phone';
import { zoned } from '../../shared/shanghai';

interface Port {
  phoneNumber: string;
  from: string;
  to: string;
  at: string;
}

interface Taken {
  accepted: number;
  unchanged: number;
  rejected: Line[];
}

const t = texts(
  {
    title: 'Ported numbers',
    lead: 'What the national portability database knows. A line confirms its port by itself: from then on the new carrier has the number.',
    undo: 'To undo a wrong line, enter a second one that ports the number back, with a later time.',
    lines: 'Lines (number,from,to,time)',
    hint: 'Such as +8613800138001,east,west,2026-08-20 10:00. A time without a zone is taken as China time. A first line of names may come before: number,from,to,time',
    action: (n: string) => `Enter these lines: ${n}`,
    nothing: 'Nothing to enter yet',
    done: (accepted: string, known: string) => `Lines that were taken: ${accepted}. Known before: ${known}.`,
    left: 'The rejected lines stay in the field.',
  },
  {
    title: '携号转网',
    lead: '登记全国携号转网数据库中的记录。每行单独生效，此后该号码归新运营商。',
    undo: '如需更正，请再录入一行转回记录，时间须更晚。',
    lines: '内容（号码,转出方,转入方,时间）',
    hint: '例如 +8613800138001,east,west,2026-08-20 10:00。未写时区的按北京时间处理。首行可以是列名：号码,转出方,转入方,时间',
    action: (n: string) => `录入 ${n} 行`,
    nothing: '尚无可录入的内容',
    done: (accepted: string, known: string) => `已接受 ${accepted} 行，其中 ${known} 行此前已登记。`,
    left: '被拒的行仍保留在输入框中。',
  },
);

/** The first columns of a line of names, as the field and the API name them. */
const HEADS = ['number', 'phoneNumber', '号码'];

/** The most lines of one call. */
const AT_ONCE = 1000;

/** The operator's port register: lines of it are entered, and those that were rejected stay to be mended. */
export function Ports() {
  const text = draft('operator.ports.lines', '');
  const taken = useSignal<Taken | null>(null);
  const rejected = useSignal<readonly RejectedLine[]>([]);
  const given = portsOf(text.value);
  const submit = async () => {
    taken.value = null;
    rejected.value = [];
    taken.value = await enter(given);
    const lines = taken.value.rejected;
    text.value = lines.map((one) => row(columns(given[one.index]))).join('');
    rejected.value = lines.map((one, index) => ({ ...one, line: index + 1, phoneNumber: given[one.index]?.phoneNumber ?? '' }));
  };
  return (
    <>
      <h2>{t().title}</h2>
      <p>
        {t().lead} {t().undo}
      </p>
      <FileDrop take={(content) => (text.value = content)} />
      <Form action={given.length > 0 ? t().action(count(given.length)) : t().nothing} submit={submit} disabled={given.length === 0} label={t().title}>
        <Field label={t().lines} hint={t().hint} lines={5} value={text} />
        <Live>
          {taken.value ? (
            <p>
              {t().done(count(taken.value.accepted), count(taken.value.unchanged))} {rejected.value.length > 0 ? t().left : ''}
            </p>
          ) : null}
        </Live>
      </Form>
      <RejectedLines lines={rejected.value} />
    </>
  );
}

/** Enters lines, as many calls as they need. Each line may be repeated, so a call that failed is simply made again. */
async function enter(ports: readonly Port[]): Promise<Taken> {
  const sum: Taken = { accepted: 0, unchanged: 0, rejected: [] };
  for (let first = 0; first < ports.length; first += AT_ONCE) {
    const body = { ports: ports.slice(first, first + AT_ONCE) };
    const answer = await call<Taken>('PUT', 'number-ports', { body });
    sum.accepted += answer.accepted;
    sum.unchanged += answer.unchanged;
    sum.rejected.push(...answer.rejected.map((one) => ({ ...one, index: first + one.index })));
  }
  return sum;
}

function portsOf(text: string): Port[] {
  return records(text)
    .map(({ fields: [number = '', from = '', to = '', at = ''] }) => ({ phoneNumber: e164(number) ?? number, from, to, at: zoned(at) }))
    .filter((one, index) => index > 0 || !HEADS.includes(one.phoneNumber));
}

function columns(port: Port | undefined): string[] {
  return port ? [port.phoneNumber, port.from, port.to, port.at] : [];
}
