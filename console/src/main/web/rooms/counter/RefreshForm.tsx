import { useSignal } from '@preact/signals';
import { AppPicks } from '../../parts/AppPicks';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { clearDraft, draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import { localTime, rfc3339 } from '../../shared/shanghai';
import { submitOne } from './orders';

const t = texts(
  {
    since: 'The customer holds the number since',
    sinceHint: "In China's time, as your own records say.",
    ported: 'Ported in at (only if it was)',
    consent: "Reference of the customer's consent",
    consentHint: 'Such as the number of the signed form; not a name, not a phone number.',
    action: 'Ask the apps now',
    done: 'The apps are being asked. The answer above follows by itself.',
    missing: 'Fill this in.',
  },
  {
    since: '客户持号时间',
    sinceHint: '按北京时间，以贵方记录为准。',
    ported: '携入时间（如为携入号码）',
    consent: '客户授权凭证编号',
    consentHint: '例如签字单号；请勿填写姓名或手机号码。',
    action: '立即询问各应用',
    done: '正在询问各应用，上方结果会自动更新。',
    missing: '请填写此项。',
  },
);

/** Has a number refreshed for the customer who holds it now (ACTIVE mode). */
export function RefreshForm({ number, changed }: { number: string; changed: () => void }) {
  const name = `counter.refresh.${number}`;
  const since = draft(`${name}.since`, '');
  const ported = draft(`${name}.ported`, '');
  const consent = draft(`${name}.consent`, '');
  const extent = draft(`${name}.extent`, 'all');
  const picked = draft<readonly string[]>(`${name}.picked`, []);
  const tried = useSignal(false);
  const done = useSignal(false);
  const submit = async () => {
    tried.value = true;
    done.value = false;
    if (!since.value || !consent.value.trim() || (extent.value === 'some' && picked.value.length === 0)) return;
    await submitOne(name, 'ACTIVE', extent.value === 'all' ? ['all'] : picked.value, {
      phoneNumber: number,
      holderSince: rfc3339(since.value),
      consent: consent.value.trim(),
      ...(ported.value ? { portedInAt: rfc3339(ported.value) } : {}),
    });
    ['since', 'ported', 'consent', 'extent', 'picked'].forEach((field) => clearDraft(`${name}.${field}`));
    tried.value = false;
    done.value = true;
    changed();
  };
  const wrong = (value: string) => (tried.value && !value.trim() ? t().missing : undefined);
  return (
    <>
      <Form action={t().action} submit={submit} label={t().action}>
        <Field label={t().since} hint={t().sinceHint} type="datetime-local" value={since} max={localTime(new Date())} wrong={wrong(since.value)} />
        <Field label={t().ported} type="datetime-local" value={ported} />
        <Field label={t().consent} hint={t().consentHint} value={consent} autocomplete="off" wrong={wrong(consent.value)} />
        <AppPicks extent={extent} picked={picked} />
      </Form>
      <Live>{done.value ? <p>{t().done}</p> : null}</Live>
    </>
  );
}
