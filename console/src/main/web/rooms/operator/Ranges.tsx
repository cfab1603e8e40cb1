import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { Table } from '../../parts/Table';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { clearDraft, draft } from '../../shared/drafts';
import { save } from '../../shared/file';
import { count, texts } from '../../shared/i18n';
import { records, row } from '../../shared/csv';
import { FileDrop } from '../../parts/FileDrop';

interface Range {
  prefix: string;
  carrier: string;
}

const t = texts(
  {
    title: 'Number ranges',
    lead: (n: string) => `${n} ranges. The longest prefix that fits a number names its carrier.`,
    find: 'Find a prefix or a carrier',
    prefix: 'Prefix',
    carrier: 'Carrier',
    none: 'No range fits.',
    some: (n: string) => `The first ${n} are shown.`,
    saveCsv: 'Save all as CSV',
    replace: 'Replace the whole table',
    replaceLead: 'A line has a prefix such as +86138 and the id of a carrier.',
    lines: 'Lines (prefix,carrier)',
    preview: (n: string, added: string, changed: string, removed: string) => `${n} lines: ${added} ranges are new, ${changed} get another carrier, ${removed} are taken away.`,
    action: 'Replace the table',
    done: 'The table is replaced.',
  },
  {
    title: '号段',
    lead: (n: string) => `共 ${n} 个号段。与号码匹配的最长前缀决定其运营商。`,
    find: '查找前缀或运营商',
    prefix: '前缀',
    carrier: '运营商',
    none: '没有符合条件的号段。',
    some: (n: string) => `仅显示前 ${n} 个。`,
    saveCsv: '全部导出为 CSV',
    replace: '整表替换',
    replaceLead: '每行填写一个前缀（如 +86138）和运营商编号。',
    lines: '内容（前缀,运营商）',
    preview: (n: string, added: string, changed: string, removed: string) => `共 ${n} 行：新增 ${added} 个号段，${changed} 个变更运营商，删除 ${removed} 个。`,
    action: '替换整表',
    done: '号段表已替换。',
  },
);

const SHOWN = 100;
const LINES = 'operator.ranges.lines';

/** Which carrier numbers were given to. */
export function Ranges() {
  const asked = useAsked((signal) => call<{ ranges: Range[] }>('GET', 'number-ranges', { signal }), []);
  const find = useSignal('');
  const ranges = asked.answer.value?.ranges ?? [];
  const fitting = ranges.filter((one) => `${one.prefix} ${one.carrier}`.includes(find.value.trim()));
  return (
    <>
      <h2>{t().title}</h2>
      <ErrorBox problem={asked.problem.value} />
      {asked.answer.value ? (
        <>
          <p>{t().lead(count(ranges.length))}</p>
          <div class="beside">
            <Field label={t().find} value={find} autocomplete="off" />
            <button type="button" class="secondary" onClick={() => save('number-ranges.csv', 'text/csv', csv(ranges))}>
              {t().saveCsv}
            </button>
          </div>
          <Table
            caption={t().title}
            columns={[
              { title: t().prefix, cell: (one) => <code>{one.prefix}</code> },
              { title: t().carrier, cell: (one) => one.carrier },
            ]}
            rows={fitting.slice(0, SHOWN)}
            rowKey={(one) => one.prefix}
            none={t().none}
          />
          {fitting.length > SHOWN ? <p class="quiet">{t().some(count(SHOWN))}</p> : null}
          <Replace present={ranges} replaced={(now) => (asked.answer.value = { ranges: now })} />
        </>
      ) : (
        <p aria-busy={asked.busy.value} />
      )}
    </>
  );
}

function Replace({ present, replaced }: { present: readonly Range[]; replaced: (now: Range[]) => void }) {
  const lines = draft(LINES, '');
  const done = useSignal(false);
  const given = records(lines.value)
    .map(({ fields }) => ({ prefix: fields[0] ?? '', carrier: fields[1] ?? '' }))
    .filter((one) => one.prefix !== 'prefix');
  const submit = async () => {
    done.value = false;
    const now = await call<{ ranges: Range[] }>('PUT', 'number-ranges', { body: { ranges: given } });
    clearDraft(LINES);
    done.value = true;
    replaced(now.ranges);
  };
  const before = new Map(present.map((one) => [one.prefix, one.carrier]));
  const kept = new Set(given.map((one) => one.prefix));
  const added = given.filter((one) => !before.has(one.prefix)).length;
  const changed = given.filter((one) => before.has(one.prefix) && before.get(one.prefix) !== one.carrier).length;
  const removed = present.filter((one) => !kept.has(one.prefix)).length;
  return (
    <section aria-labelledby="replace">
      <h2 id="replace">{t().replace}</h2>
      <p>{t().replaceLead}</p>
      <FileDrop take={(text) => (lines.value = text)} />
      <Form action={t().action} submit={submit} disabled={given.length === 0} label={t().replace}>
        <Field label={t().lines} lines={5} value={lines} />
        <Live>
          {given.length > 0 ? <p>{t().preview(count(given.length), count(added), count(changed), count(removed))}</p> : null}
          {done.value ? <p>{t().done}</p> : null}
        </Live>
      </Form>
    </section>
  );
}

function csv(ranges: readonly Range[]): string {
  return row(['prefix', 'carrier']) + ranges.map((one) => row([one.prefix, one.carrier])).join('');
}
