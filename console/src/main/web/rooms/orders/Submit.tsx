import { useSignal } from '@preact/signals';
import { AppPicks } from '../../parts/AppPicks';
import { Choice, Field, Tick } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { Table } from '../../parts/Table';
import { call } from '../../shared/api';
import { clearDraft, draft } from '../../shared/drafts';
import { count, texts } from '../../shared/i18n';
import { keyOf, keyUsed } from '../../shared/keys';
import { go } from '../../shell/address';
import { FileDrop } from '../../parts/FileDrop';
import { type Mode, type OrderLine, sheet } from './lines';
import { keepRejected } from './rejected';
import type { Accepted } from './types';
import { words } from '../../parts/words';

const MOST = 10_000;
const SHOWN = 100;

const t = texts(
  {
    mode: 'Kind',
    text: 'Numbers',
    hintBATCH: 'A line each: number, day on which it was given up. A first line of names may come before: phoneNumber,deactivatedAt',
    hintACTIVE: "A line each: number, holder since, reference of consent. A first line of names may come before: phoneNumber,holderSince,consent,portedInAt",
    preview: (good: string, bad: string) => `Lines that can be sent: ${good}. That would be rejected: ${bad}.`,
    last: 'The server has the last word: only it knows whose number each is.',
    bad: 'Lines that would be rejected',
    line: 'Line',
    number: 'Number',
    why: 'Why',
    leave: 'Leave these lines out',
    unknown: (names: string) => `These columns are not used: ${names}`,
    many: (n: string) => `At most ${n} lines fit into an order. The command line cuts a larger file into orders.`,
    submit: (n: string) => `Submit these lines: ${n}`,
    nothing: 'Nothing to submit yet',
    wrongnumber: 'No mobile number: it has eleven digits and begins with 1.',
    wrongunsupported: 'A number of a thing or a satellite is not refreshed.',
    wrongrepeated: 'An earlier line has the same number.',
    wrongmissing: 'The date is missing.',
    wrongdate: 'The date is not readable: write 2026-08-01, or a time with its zone.',
    wrongfuture: 'The date lies in the future.',
    wrongearly: 'The date lies before 2000.',
    wrongconsent: "The reference of the subscriber's consent is missing.",
  },
  {
    mode: '类型',
    text: '号码',
    hintBATCH: '每行：号码,销号日期。首行可以是列名：phoneNumber,deactivatedAt',
    hintACTIVE: '每行：号码,持号时间,授权凭证编号。首行可以是列名：phoneNumber,holderSince,consent,portedInAt',
    preview: (good: string, bad: string) => `${good} 行可以提交，${bad} 行会被拒。`,
    last: '最终以服务器的判定为准：号码归属只有服务器知道。',
    bad: '会被拒的行',
    line: '行',
    number: '号码',
    why: '原因',
    leave: '不提交这些行',
    unknown: (names: string) => `以下列不会使用：${names}`,
    many: (n: string) => `一个申请单最多 ${n} 行。更大的文件可用命令行工具拆分提交。`,
    submit: (n: string) => `提交 ${n} 行`,
    nothing: '尚无可提交的内容',
    wrongnumber: '不是手机号码：应为以 1 开头的 11 位数字。',
    wrongunsupported: '不支持物联网或卫星号码。',
    wrongrepeated: '前面的行已有该号码。',
    wrongmissing: '缺少日期。',
    wrongdate: '日期无法识别：请写 2026-08-01，或带时区的时间。',
    wrongfuture: '日期晚于当前时间。',
    wrongearly: '日期早于 2000 年。',
    wrongconsent: '缺少客户授权凭证编号。',
  },
);

/** A new order, from a file or typed: what would be rejected is shown before anything is sent. */
export function Submit() {
  const mode = draft<string>('orders.mode', 'BATCH');
  const text = draft('orders.text', '');
  const extent = draft('orders.extent', 'all');
  const picked = draft<readonly string[]>('orders.picked', []);
  const leave = useSignal(true);
  const kind: Mode = mode.value === 'ACTIVE' ? 'ACTIVE' : 'BATCH';
  const read = sheet(text.value, kind, Date.now());
  const bad = read.lines.filter((line) => line.doubt !== null);
  const sent = leave.value ? read.lines.filter((line) => line.doubt === null) : read.lines;
  const possible = sent.length > 0 && sent.length <= MOST && (extent.value === 'all' || picked.value.length > 0);
  const submit = async () => {
    const body = { mode: kind, apps: extent.value === 'all' ? ['all'] : picked.value, numbers: sent.map((line) => line.sent) };
    const order = await call<Accepted>('POST', 'orders', { body, key: keyOf('orders', body) });
    keyUsed('orders');
    keepRejected(
      order.orderId,
      order.rejected.map((one) => ({ ...one, line: sent[one.index]?.line ?? one.index + 1, phoneNumber: sent[one.index]?.given ?? '' })),
    );
    ['mode', 'text', 'extent', 'picked'].forEach((field) => clearDraft(`orders.${field}`));
    go('orders', order.orderId);
  };
  return (
    <Form action={sent.length > 0 ? t().submit(count(sent.length)) : t().nothing} submit={submit} disabled={!possible} label={t().text}>
      <Choice label={t().mode} value={mode} choices={[['BATCH', words().BATCH], ['ACTIVE', words().ACTIVE]]} />
      <FileDrop take={(content) => (text.value = content)} />
      <Field label={t().text} hint={kind === 'BATCH' ? t().hintBATCH : t().hintACTIVE} value={text} lines={8} />
      <AppPicks extent={extent} picked={picked} />
      <Live>
        {read.lines.length > 0 ? (
          <p>
            <strong>{t().preview(count(read.lines.length - bad.length), count(bad.length))}</strong> {t().last}
          </p>
        ) : null}
        {read.unknown.length > 0 ? <p class="lost">{t().unknown(read.unknown.join(', '))}</p> : null}
        {sent.length > MOST ? <p class="problem">{t().many(count(MOST))}</p> : null}
      </Live>
      {bad.length > 0 ? <Bad lines={bad} /> : null}
      {bad.length > 0 ? <Tick label={t().leave} value={leave} /> : null}
    </Form>
  );
}

function Bad({ lines }: { lines: readonly OrderLine[] }) {
  return (
    <Table
      caption={t().bad}
      columns={[
        { title: t().line, cell: (one) => count(one.line), numeric: true },
        { title: t().number, cell: (one) => one.given },
        { title: t().why, cell: (one) => (one.doubt ? t()[`wrong${one.doubt}`] : '') },
      ]}
      rows={lines.slice(0, SHOWN)}
      rowKey={(one) => one.line}
      none=""
    />
  );
}
