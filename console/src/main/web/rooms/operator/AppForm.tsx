import { Choice, Field, Tick } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import type { RegisteredApp } from '../../shared/registered';

const t = texts(
  {
    name: 'Name',
    sector: 'Sector',
    serviceContact: 'Customer service',
    selfServiceUrl: 'Page where subscribers unbind themselves',
    endpoint: 'Endpoint',
    endpointHint: 'https, port 443 or 8443. Not for an app that asks for its tasks.',
    delivery: 'Delivery',
    PUSH: 'It is called (PUSH)',
    PULL: 'It asks for its tasks (PULL)',
    RISC: 'It is sent security events (RISC)',
    numberForm: 'Form of a number',
    E164: 'The number (E.164)',
    BLINDED: 'A digest',
    maxItems: 'Numbers in a call, at most',
    callsPerSecond: 'Calls a second, at most',
    concurrency: 'Calls at a time',
    timeLimit: 'Time limit of a call',
    timeLimitHint: 'Such as PT10S; at most PT30S.',
    maxBodyBytes: 'Bytes of a call, at most',
    deadlineWorkingDays: 'Working days to answer',
    appealWorkingDays: 'Working days to decide on an appeal',
    covered: 'It takes part',
    clientIds: 'Ids of its clients, one a line',
    standard: 'Left empty, it takes its default.',
  },
  {
    name: '名称',
    sector: '行业',
    serviceContact: '客服联系方式',
    selfServiceUrl: '用户自助解绑页面',
    endpoint: '接口地址',
    endpointHint: '须为 https，端口 443 或 8443。主动拉取任务的应用无需填写。',
    delivery: '下发方式',
    PUSH: '由平台调用（PUSH）',
    PULL: '应用拉取任务（PULL）',
    RISC: '发送安全事件（RISC）',
    numberForm: '号码形式',
    E164: '号码原文（E.164）',
    BLINDED: '摘要',
    maxItems: '单次调用号码数上限',
    callsPerSecond: '每秒调用次数上限',
    concurrency: '并发调用数',
    timeLimit: '单次调用时限',
    timeLimitHint: '例如 PT10S，最长 PT30S。',
    maxBodyBytes: '单次调用字节数上限',
    deadlineWorkingDays: '答复期限（工作日）',
    appealWorkingDays: '申诉答复期限（工作日）',
    covered: '接入',
    clientIds: '客户端编号，每行一个',
    standard: '留空则取默认值。',
  },
);

const NUMBERS = ['maxItems', 'callsPerSecond', 'concurrency', 'maxBodyBytes', 'deadlineWorkingDays', 'appealWorkingDays'] as const;
const OPTIONAL = ['serviceContact', 'selfServiceUrl', 'endpoint'] as const;

export type AppFields = Record<string, string | boolean>;

interface AppFormProps {
  /** What its drafts' names begin with. */
  form: string;
  /** What stands in it at first; null for an app that is new. */
  app: RegisteredApp | null;
  action: string;
  submit: (fields: AppFields) => Promise<void>;
}

/** The registration of an app. The API judges it: what is typed goes there as it is. */
export function AppForm({ form, app, action, submit }: AppFormProps) {
  const text = (field: keyof RegisteredApp, initial = '') => draft(form + field, String((app ? app[field] : initial) ?? ''));
  const fields = {
    name: text('name'),
    sector: text('sector'),
    endpoint: text('endpoint'),
    delivery: text('delivery', 'PUSH'),
    numberForm: text('numberForm', 'E164'),
    serviceContact: text('serviceContact'),
    selfServiceUrl: text('selfServiceUrl'),
    timeLimit: text('timeLimit'),
    ...Object.fromEntries(NUMBERS.map((field) => [field, text(field)])),
    clientIds: draft(`${form}clientIds`, (app?.clientIds ?? []).join('\n')),
  };
  const covered = draft(`${form}covered`, app?.covered ?? true);
  const send = () =>
    submit({ ...Object.fromEntries(Object.entries(fields).map(([name, signal]) => [name, signal.value.trim()])), covered: covered.value });
  return (
    <Form action={action} submit={send} label={action}>
      <Field label={t().name} value={fields.name} autocomplete="off" />
      <Field label={t().sector} value={fields.sector} autocomplete="off" />
      <div class="beside">
        <Choice label={t().delivery} value={fields.delivery} choices={(['PUSH', 'PULL', 'RISC'] as const).map((one) => [one, t()[one]] as const)} />
        <Choice label={t().numberForm} value={fields.numberForm} choices={(['E164', 'BLINDED'] as const).map((one) => [one, t()[one]] as const)} />
      </div>
      <Field label={t().endpoint} hint={t().endpointHint} type="url" value={fields.endpoint} autocomplete="off" />
      {OPTIONAL.slice(0, 2).map((field) => (
        <Field label={t()[field]} value={fields[field]} autocomplete="off" />
      ))}
      <div class="beside">
        <Field label={t().timeLimit} hint={t().timeLimitHint} value={fields.timeLimit} autocomplete="off" />
        {NUMBERS.map((field) => (
          <Field label={t()[field]} hint={app ? undefined : t().standard} value={draft(form + field, '')} autocomplete="off" />
        ))}
      </div>
      <Field label={t().clientIds} lines={3} value={fields.clientIds} />
      <Tick label={t().covered} value={covered} />
    </Form>
  );
}

/** A whole registration for PUT: what is empty takes its default. */
export function registrationOf(fields: AppFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(valuesOf(fields)).filter(([, value]) => value !== null));
}

/** A merge patch of all that the form shows: what was emptied takes its default. */
export function changesOf(fields: AppFields): Record<string, unknown> {
  return valuesOf(fields);
}

function valuesOf(fields: AppFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? typed(name, value) : value]));
}

/** A number where the API wants one; a text that is none goes there as it is, and the API says so. */
export function typed(name: string, text: string): unknown {
  if (name === 'clientIds' || name === 'releaseApps') return text.split(/[\s,，、]+/).filter(Boolean);
  if (text === '') return null;
  const numeric = (NUMBERS as readonly string[]).includes(name) || name.endsWith('PerDay');
  return numeric && /^-?\d+$/.test(text) ? Number(text) : text;
}
