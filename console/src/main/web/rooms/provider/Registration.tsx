import { Told } from '../../parts/Told';
import { count, texts } from '../../shared/i18n';
import type { RegisteredApp } from '../../shared/registered';

const t = texts(
  {
    title: 'My registration',
    lead: 'Whatever is wrong here is changed by the operator of the platform.',
    sector: 'Sector',
    serviceContact: 'Customer service',
    selfServiceUrl: 'Page where subscribers unbind themselves',
    endpoint: 'Endpoint',
    delivery: 'Delivery',
    numberForm: 'Form of a number',
    keyId: 'Key of its digests',
    maxItems: 'Numbers in a call, at most',
    callsPerSecond: 'Calls a second, at most',
    concurrency: 'Calls at a time',
    timeLimit: 'Time limit of a call',
    maxBodyBytes: 'Bytes of a call, at most',
    deadlineWorkingDays: 'Working days to answer',
    appealWorkingDays: 'Working days to decide on an appeal',
    clientIds: 'Clients',
  },
  {
    title: '我的登记信息',
    lead: '如有不符，请联系平台运营方修改。',
    sector: '行业',
    serviceContact: '客服联系方式',
    selfServiceUrl: '用户自助解绑页面',
    endpoint: '接口地址',
    delivery: '下发方式',
    numberForm: '号码形式',
    keyId: '摘要密钥编号',
    maxItems: '单次调用号码数上限',
    callsPerSecond: '每秒调用次数上限',
    concurrency: '并发调用数',
    timeLimit: '单次调用时限',
    maxBodyBytes: '单次调用字节数上限',
    deadlineWorkingDays: '答复期限（工作日）',
    appealWorkingDays: '申诉答复期限（工作日）',
    clientIds: '客户端',
  },
);

const FIELDS = [
  'sector', 'serviceContact', 'selfServiceUrl', 'endpoint', 'delivery', 'numberForm', 'keyId', 'maxItems', 'callsPerSecond',
  'concurrency', 'timeLimit', 'maxBodyBytes', 'deadlineWorkingDays', 'appealWorkingDays', 'clientIds',
] as const;

/** What the operator registered for the app. */
export function Registration({ app }: { app: RegisteredApp }) {
  return (
    <section aria-labelledby="registration">
      <h3 id="registration">{t().title}</h3>
      <p>{t().lead}</p>
      <dl>
        {FIELDS.map((field) => {
          const value = app[field];
          return value === undefined ? null : <><dt>{t()[field]}</dt><dd><Told text={shown(value)} /></dd></>;
        })}
      </dl>
    </section>
  );
}

function shown(value: string | number | null | readonly string[]): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'number') return count(value);
  return typeof value === 'string' ? value : value.join(', ') || '–';
}
