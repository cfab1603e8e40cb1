import { useSignal } from '@preact/signals';
import { Tick } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Secret } from '../../parts/Secret';
import { call } from '../../shared/api';
import { texts, time } from '../../shared/i18n';
import type { RegisteredApp } from '../../shared/registered';

interface NewKey {
  signingSecret?: string;
  oldSecretEndsAt?: string;
  digestKey?: string;
  keyId?: string;
  startsAt?: string;
}

const t = texts(
  {
    title: 'New keys',
    lead: 'Calls are signed by the new secret at once, and by the old one too for seven days.',
    replace: 'The answer with the newest one was lost: make another in its place',
    secret: 'New signing secret',
    digest: 'New digest key',
    makeSecret: 'Make a new signing secret',
    makeDigest: 'Make a new digest key',
    until: (at: string) => `The old one signs too until ${at}.`,
    from: (id: string, at: string) => `Its id is ${id}. It takes over at ${at}.`,
  },
  {
    title: '更换密钥',
    lead: '新密钥立即用于签名，旧密钥在七天内同时有效。',
    replace: '最新密钥的答复已丢失：重新生成并替换',
    secret: '新的签名密钥',
    digest: '新的摘要密钥',
    makeSecret: '生成新的签名密钥',
    makeDigest: '生成新的摘要密钥',
    until: (at: string) => `旧密钥同时有效至 ${at}。`,
    from: (id: string, at: string) => `编号 ${id}，自 ${at} 起启用。`,
  },
);

/** Gives an app a new signing secret, or a new key of its digests. */
export function NewKeys({ app }: { app: RegisteredApp }) {
  const replace = useSignal(false);
  const made = useSignal<NewKey | null>(null);
  const rotate = async (what: string) => {
    made.value = null;
    const body = replace.value ? { replaceNewest: true } : {};
    made.value = await call<NewKey>('POST', `apps/${encodeURIComponent(app.id)}/${what}`, { body, once: true });
    replace.value = false;
  };
  const key = made.value;
  return (
    <details>
      <summary>{t().title}</summary>
      <p>{t().lead}</p>
      <Tick label={t().replace} value={replace} />
      <Form action={t().makeSecret} submit={() => rotate('rotate-secret')} label={t().makeSecret} />
      {app.numberForm === 'BLINDED' || app.keyId ? <Form action={t().makeDigest} submit={() => rotate('rotate-digest-key')} label={t().makeDigest} /> : null}
      {key?.signingSecret ? <Secret label={t().secret} value={key.signingSecret} /> : null}
      {key?.oldSecretEndsAt ? <p>{t().until(time(key.oldSecretEndsAt))}</p> : null}
      {key?.digestKey ? <Secret label={t().digest} value={key.digestKey} /> : null}
      {key?.keyId && key.startsAt ? <p>{t().from(key.keyId, time(key.startsAt))}</p> : null}
    </details>
  );
}
