import { useSignal } from '@preact/signals';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { call } from '../../shared/api';
import { draft, dropDrafts } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import { typed } from './AppForm';
import { exists } from './exists';

/** A carrier as it is registered (schema Carrier). */
export interface Carrier {
  id: string;
  name: string;
  host: string | null;
  clientIds: readonly string[];
  releaseApps: readonly string[];
  gradesPerDay: number;
  statusesPerDay: number;
}

const t = texts(
  {
    id: 'Id',
    idHint: 'Chosen by you. It cannot be changed later.',
    name: 'Name',
    host: 'Sells on the network of (resellers only)',
    clientIds: 'Ids of its clients, one a line',
    releaseApps: 'Ids of the apps that must be clear before a sale, one a line',
    gradesPerDay: 'Grades a day',
    statusesPerDay: 'Statuses a day',
    standard: 'Left empty, it takes its default.',
    register: 'Register the carrier',
    save: (id: string) => `Save the changes of ${id}`,
    taken: 'There is a carrier with this id. Change it in the list.',
  },
  {
    id: '编号',
    idHint: '自行设定，之后不可更改。',
    name: '名称',
    host: '所依托的基础运营商（仅转售企业）',
    clientIds: '客户端编号，每行一个',
    releaseApps: '投放前须已清除的应用编号，每行一个',
    gradesPerDay: '每日等级查询量',
    statusesPerDay: '每日状态查询量',
    standard: '留空则取默认值。',
    register: '登记该运营商',
    save: (id: string) => `保存 ${id} 的修改`,
    taken: '该编号已有运营商，请在列表中修改。',
  },
);

const FIELDS = ['name', 'host', 'gradesPerDay', 'statusesPerDay', 'clientIds', 'releaseApps'] as const;

/** Registers a carrier, or changes one. */
export function CarrierForm({ carrier, saved }: { carrier: Carrier | null; saved: () => void }) {
  const form = `operator.carrier.${carrier?.id ?? ''}.`;
  const id = draft(`${form}id`, '');
  const taken = useSignal(false);
  const initial = (field: (typeof FIELDS)[number]) => {
    const value = carrier?.[field] ?? '';
    return typeof value === 'object' ? value.join('\n') : String(value);
  };
  const fields = FIELDS.map((field) => [field, draft(form + field, initial(field))] as const);
  const submit = async () => {
    taken.value = false;
    const values = Object.fromEntries(fields.map(([field, signal]) => [field, typed(field, signal.value.trim())]));
    if (carrier) {
      await call('PATCH', `carriers/${encodeURIComponent(carrier.id)}`, { body: values });
    } else {
      const path = `carriers/${encodeURIComponent(id.value.trim() || ' ')}`;
      taken.value = id.value.trim() !== '' && (await exists(path));
      if (taken.value) return;
      await call('PUT', path, { body: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) });
    }
    dropDrafts(form, 'all');
    saved();
  };
  const action = carrier ? t().save(carrier.id) : t().register;
  return (
    <Form action={action} submit={submit} label={action}>
      {carrier ? null : <Field label={t().id} hint={t().idHint} value={id} autocomplete="off" />}
      {fields.map(([field, signal]) => (
        <Field
          label={t()[field]}
          value={signal}
          autocomplete="off"
          hint={field.endsWith('PerDay') ? t().standard : undefined}
          {...(field === 'clientIds' || field === 'releaseApps' ? { lines: 2 } : {})}
        />
      ))}
      <Live>{taken.value ? <p>{t().taken}</p> : null}</Live>
    </Form>
  );
}
