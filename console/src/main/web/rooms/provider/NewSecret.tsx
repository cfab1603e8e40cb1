import { useSignal } from '@preact/signals';
import { Tick } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Secret } from '../../parts/Secret';
import { call } from '../../shared/api';
import { texts, time } from '../../shared/i18n';

const t = texts(
  {
    title: 'New signing secret',
    lead: 'Calls are signed by the new secret at once, and by the old one too for seven days: put the new one in place meanwhile.',
    replace: 'The answer with the newest one was lost: make another in its place',
    action: 'Make a new signing secret',
    until: (at: string) => `The old one signs too until ${at}.`,
  },
  {
    title: '更换签名密钥',
    lead: '新密钥立即用于签名，旧密钥在七天内同时有效，请在此期间完成替换。',
    replace: '最新密钥的答复已丢失：重新生成并替换',
    action: '生成新的签名密钥',
    until: (at: string) => `旧密钥同时有效至 ${at}。`,
  },
);

/** Changes the secret by which calls to the app are signed. */
export function NewSecret() {
  const replace = useSignal(false);
  const made = useSignal<{ signingSecret: string; oldSecretEndsAt?: string } | null>(null);
  const rotate = async () => {
    made.value = null;
    made.value = await call('POST', 'apps/self/rotate-secret', { body: replace.value ? { replaceNewest: true } : {}, once: true });
    replace.value = false;
  };
  const ends = made.value?.oldSecretEndsAt;
  return (
    <section aria-labelledby="secret">
      <h3 id="secret">{t().title}</h3>
      <p>{t().lead}</p>
      <Form action={t().action} submit={rotate} label={t().title}>
        <Tick label={t().replace} value={replace} />
      </Form>
      {made.value ? <Secret label={t().title} value={made.value.signingSecret} /> : null}
      {ends ? <p>{t().until(time(ends))}</p> : null}
    </section>
  );
}
