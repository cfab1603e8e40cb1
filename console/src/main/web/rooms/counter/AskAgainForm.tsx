import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { clearDraft, draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import { submitOne } from './orders';
import type { Status } from './types';

const t = texts(
  { consent: "Reference of the customer's consent", action: 'Ask this app again' },
  { consent: '客户授权凭证编号', action: '再次询问该应用' },
);

/** Asks one app about the number once more: the number's order again, for this app alone. */
export function AskAgainForm({ app, status, done }: { app: string; status: Status; done: () => void }) {
  const name = `counter.again.${status.phoneNumber}.${app}`;
  const consent = draft(name, '');
  const active = status.holderSince !== undefined;
  const submit = async () => {
    const line: Record<string, string> = { phoneNumber: status.phoneNumber };
    if (status.holderSince !== undefined) {
      line['holderSince'] = status.holderSince;
      line['consent'] = consent.value.trim();
    } else if (status.deactivatedAt !== undefined) {
      line['deactivatedAt'] = status.deactivatedAt;
    }
    await submitOne(name, active ? 'ACTIVE' : 'BATCH', [app], line);
    clearDraft(name);
    done();
  };
  return (
    <Form action={t().action} submit={submit} label={t().action} disabled={active && !consent.value.trim()}>
      {active ? <Field label={t().consent} value={consent} autocomplete="off" /> : null}
    </Form>
  );
}
