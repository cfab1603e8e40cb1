import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Choice } from '../../parts/Field';
import { Table } from '../../parts/Table';
import { Told } from '../../parts/Told';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { draft } from '../../shared/drafts';
import { day, texts, time } from '../../shared/i18n';
import { words } from '../../parts/words';
import { Decision } from './Decision';

/** An appeal as the app sees it (schema AppAppeal): no number and no carrier. */
export interface AppAppeal {
  ref: string;
  appealId: string;
  outcome: 'UNDELIVERABLE' | 'NO_RESPONSE' | 'FAILED' | 'REFUSED' | 'BLOCKED';
  reason?: string;
  appealReason: 'IDENTITY_PROVEN' | 'NOT_MY_ACCOUNT' | 'OTHER';
  contactRef: string;
  state: string;
  stateLabel: string;
  submittedAt: string;
  dueAt: string;
}

const t = texts(
  {
    title: 'Appeals',
    lead: 'Subscribers object to these answers of yours. The number of each stands in your own records, under the ref.',
    show: 'Show',
    open: 'To be decided',
    all: 'All',
    none: 'There is no appeal.',
    submitted: 'Submitted',
    due: 'Decide by',
    answer: 'Your answer',
    why: 'Objection',
    IDENTITY_PROVEN: 'The number is his, as his carrier has checked',
    NOT_MY_ACCOUNT: 'The account is not his',
    OTHER: 'Another reason',
    ref: 'Ref',
    contact: 'Ask under',
    state: 'State',
    decide: 'Decide',
    more: 'Older appeals',
  },
  {
    title: '申诉',
    lead: '用户对以下答复提出异议。对应号码请按 ref 在贵方记录中查找。',
    show: '显示',
    open: '待处理',
    all: '全部',
    none: '没有申诉。',
    submitted: '提交时间',
    due: '答复期限',
    answer: '贵方答复',
    why: '申诉原因',
    IDENTITY_PROVEN: '运营商已核实号码归其本人',
    NOT_MY_ACCOUNT: '账号并非本人',
    OTHER: '其他原因',
    ref: 'ref',
    contact: '咨询编号',
    state: '状态',
    decide: '处理',
    more: '更早的申诉',
  },
);

interface Page {
  appeals: AppAppeal[];
  cursor?: string;
}

const EVERY = 30_000;
const OPEN = ['SUBMITTED', 'UNDER_REVIEW'];

/** The appeals that the app decides on. */
export function Appeals() {
  const which = draft('provider.appeals.which', 'open');
  const older = useSignal<Page | null>(null);
  const chosen = useSignal<AppAppeal | null>(null);
  const problem = useSignal<unknown>(null);
  const asked = useAsked((signal) => call<Page>('GET', 'apps/self/appeals?limit=50', { signal }), [], () => EVERY);
  const page = asked.answer.value;
  const cursor = older.value ? older.value.cursor : page?.cursor;
  const more = async () => {
    try {
      const next = await call<Page>('GET', `apps/self/appeals?limit=50&cursor=${encodeURIComponent(cursor ?? '')}`);
      older.value = { ...next, appeals: [...(older.value?.appeals ?? []), ...next.appeals] };
      problem.value = null;
    } catch (cause) {
      problem.value = cause;
    }
  };
  const decided = () => {
    chosen.value = null;
    older.value = null;
    asked.again();
  };
  const first = page?.appeals ?? [];
  const known = new Set(first.map((one) => one.appealId));
  const all = [...first, ...(older.value?.appeals ?? []).filter((one) => !known.has(one.appealId))];
  return (
    <section aria-labelledby="appeals">
      <h3 id="appeals">{t().title}</h3>
      <p>{t().lead}</p>
      <div class="narrow-left">
        <Choice label={t().show} value={which} choices={[['open', t().open], ['all', t().all]]} />
      </div>
      <ErrorBox problem={asked.problem.value ?? problem.value} />
      {page ? <AppealTable appeals={all.filter((one) => which.value === 'all' || OPEN.includes(one.state))} choose={(one) => (chosen.value = one)} /> : null}
      {cursor ? (
        <button type="button" class="link" onClick={() => void more()}>
          {t().more}
        </button>
      ) : null}
      {chosen.value ? <Decision key={chosen.value.ref} appeal={chosen.value} decided={decided} /> : null}
    </section>
  );
}

function AppealTable({ appeals, choose }: { appeals: readonly AppAppeal[]; choose: (one: AppAppeal) => void }) {
  return (
    <Table
      caption={t().title}
      columns={[
        {
          title: t().decide,
          cell: (one) => (
            <button type="button" class="link" onClick={() => choose(one)}>
              {t().decide} <span class="unseen">{one.appealId}</span>
            </button>
          ),
        },
        { title: t().due, cell: (one) => day(one.dueAt) },
        { title: t().submitted, cell: (one) => time(one.submittedAt) },
        { title: t().answer, cell: (one) => <>{words()[one.outcome]} {one.reason ? <code class="quiet">{one.reason}</code> : null}</> },
        { title: t().why, cell: (one) => t()[one.appealReason] },
        { title: t().state, cell: (one) => one.stateLabel },
        { title: t().contact, cell: (one) => <Told text={one.contactRef} /> },
        { title: t().ref, cell: (one) => <Told text={one.ref} /> },
      ]}
      rows={appeals}
      rowKey={(one) => one.appealId}
      none={t().none}
    />
  );
}
