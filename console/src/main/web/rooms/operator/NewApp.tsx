import { useSignal } from '@preact/signals';
import { Field } from '../../parts/Field';
import { Live } from '../../parts/Live';
import { Secret } from '../../parts/Secret';
import { faultText } from '../../parts/AppFacts';
import { call } from '../../shared/api';
import { draft, dropDrafts } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import type { RegisteredApp } from '../../shared/registered';
import { AppForm, type AppFields, registrationOf } from './AppForm';
import { exists } from './exists';

const t = texts(
  {
    title: 'Register an app',
    id: 'Id',
    idHint: 'Chosen by you: lower-case letters, digits and dashes. It cannot be changed later.',
    action: 'Register it',
    taken: 'There is an app with this id. Open it to change it:',
    done: 'It is registered:',
    secret: 'Signing secret',
    digest: 'Digest key',
    passed: 'Its endpoint answered the challenge.',
    failed: (why: string) => `Its endpoint did not answer the challenge: ${why}. It is sent numbers once it did.`,
  },
  {
    title: '登记应用',
    id: '编号',
    idHint: '自行设定：小写字母、数字和短横线，之后不可更改。',
    action: '登记',
    taken: '该编号已有应用，如需修改请打开：',
    done: '已登记：',
    secret: '签名密钥',
    digest: '摘要密钥',
    passed: '接口已正确答复验证。',
    failed: (why: string) => `接口未通过验证：${why}。通过后才会下发号码。`,
  },
);

const FORM = 'operator.new-app.';

/** Registers an app. An id that is taken is not overwritten. */
export function NewApp() {
  const id = draft(`${FORM}id`, '');
  const made = useSignal<RegisteredApp | null>(null);
  const taken = useSignal('');
  const submit = async (fields: AppFields) => {
    made.value = null;
    taken.value = '';
    const wanted = id.value.trim();
    const path = `apps/${encodeURIComponent(wanted || ' ')}`;
    if (wanted && (await exists(path))) {
      taken.value = wanted;
      return;
    }
    made.value = await call<RegisteredApp>('PUT', path, { body: registrationOf(fields), once: true });
    dropDrafts(FORM, 'all');
  };
  const app = made.value;
  return (
    <>
      <h2>{t().title}</h2>
      <Live>
        {app ? (
          <p>
            {t().done} <a href={`#/operator/apps/${app.id}`}>{app.id}</a>{' '}
            {app.attempt ? (app.attempt.passed ? t().passed : t().failed(faultText(app.attempt))) : null}
          </p>
        ) : null}
        {taken.value ? (
          <p>
            {t().taken} <a href={`#/operator/apps/${taken.value}`}>{taken.value}</a>
          </p>
        ) : null}
      </Live>
      {app?.signingSecret ? <Secret label={t().secret} value={app.signingSecret} /> : null}
      {app?.digestKey ? <Secret label={t().digest} value={app.digestKey} /> : null}
      <Field label={t().id} hint={t().idHint} value={id} autocomplete="off" />
      <AppForm form={FORM} app={null} action={t().action} submit={submit} />
    </>
  );
}
