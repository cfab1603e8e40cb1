import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Table } from '../../parts/Table';
import { Told } from '../../parts/Told';
import { call } from '../../shared/api';
import { useAsked } from '../../shared/ask';
import { dropDrafts } from '../../shared/drafts';
import { count, texts } from '../../shared/i18n';
import { type Carrier, CarrierForm } from './CarrierForm';

const t = texts(
  {
    title: 'Carriers',
    id: 'Id',
    name: 'Name',
    host: 'Sells on the network of',
    clients: 'Clients',
    grades: 'Grades a day',
    statuses: 'Statuses a day',
    none: 'No carrier is registered.',
    change: 'Change',
    add: 'Register a carrier',
  },
  {
    title: '运营商',
    id: '编号',
    name: '名称',
    host: '所依托的基础运营商',
    clients: '客户端',
    grades: '每日等级查询量',
    statuses: '每日状态查询量',
    none: '尚未登记运营商。',
    change: '修改',
    add: '登记运营商',
  },
);

/** All carriers, and a form for one of them or a new one. */
export function Carriers() {
  const asked = useAsked((signal) => call<{ carriers: Carrier[] }>('GET', 'carriers', { signal }), []);
  const chosen = useSignal<Carrier | 'new' | null>(null);
  const choose = (which: Carrier | 'new') => {
    dropDrafts('operator.carrier.', 'untouched');
    chosen.value = which;
  };
  const saved = () => {
    chosen.value = null;
    asked.again();
  };
  const carrier = chosen.value;
  return (
    <>
      <h2>{t().title}</h2>
      <ErrorBox problem={asked.problem.value} />
      {asked.answer.value ? (
        <Table
          caption={t().title}
          columns={[
            { title: t().id, cell: (one) => <code>{one.id}</code> },
            { title: t().name, cell: (one) => <Told text={one.name} /> },
            { title: t().host, cell: (one) => one.host ?? '–' },
            { title: t().clients, cell: (one) => <Told text={one.clientIds.join(', ') || '–'} /> },
            { title: t().grades, cell: (one) => count(one.gradesPerDay), numeric: true },
            { title: t().statuses, cell: (one) => count(one.statusesPerDay), numeric: true },
            {
              title: t().change,
              cell: (one) => (
                <button type="button" class="link" onClick={() => choose(one)}>
                  {t().change} <span class="unseen">{one.id}</span>
                </button>
              ),
            },
          ]}
          rows={asked.answer.value.carriers}
          rowKey={(one) => one.id}
          none={t().none}
        />
      ) : (
        <p aria-busy={asked.busy.value} />
      )}
      <div class="actions">
        <button type="button" class="secondary" onClick={() => choose('new')}>
          {t().add}
        </button>
      </div>
      {carrier ? <CarrierForm key={carrier === 'new' ? '' : carrier.id} carrier={carrier === 'new' ? null : carrier} saved={saved} /> : null}
    </>
  );
}
