import { Choice, Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { call } from '../../shared/api';
import { clearDraft, draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import { keyOf, keyUsed } from '../../shared/keys';

const t = texts(
  {
    reason: 'Why the customer objects',
    IDENTITY_PROVEN: 'He proved that the number is his',
    NOT_MY_ACCOUNT: 'The account is not his',
    OTHER: 'Another reason',
    contact: 'Your reference of the case',
    hint: 'No name and no phone number.',
    action: 'Send the objection',
  },
  {
    reason: '申诉理由',
    IDENTITY_PROVEN: '已证明号码归本人所有',
    NOT_MY_ACCOUNT: '该账号并非本人账号',
    OTHER: '其他理由',
    contact: '贵方工单编号',
    hint: '请勿填写姓名或手机号码。',
    action: '提交申诉',
  },
);

/** Objects to what an app answered. */
export function AppealForm({ app, number, done }: { app: string; number: string; done: () => void }) {
  const name = `counter.appeal.${number}.${app}`;
  const reason = draft(`${name}.reason`, 'IDENTITY_PROVEN');
  const contact = draft(`${name}.contact`, '');
  const submit = async () => {
    const body = { phoneNumber: number, app, reason: reason.value, contactRef: contact.value.trim() };
    await call('POST', 'appeals', { body, key: keyOf(name, body) });
    keyUsed(name);
    clearDraft(`${name}.reason`);
    clearDraft(`${name}.contact`);
    done();
  };
  return (
    <Form action={t().action} submit={submit} label={t().action} disabled={!contact.value.trim()}>
      <Choice
        label={t().reason}
        value={reason}
        choices={[['IDENTITY_PROVEN', t().IDENTITY_PROVEN], ['NOT_MY_ACCOUNT', t().NOT_MY_ACCOUNT], ['OTHER', t().OTHER]]}
      />
      <Field label={t().contact} hint={t().hint} value={contact} autocomplete="off" />
    </Form>
  );
}
