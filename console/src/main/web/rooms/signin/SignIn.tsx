import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { texts } from '../../shared/i18n';
import { ended, SignInProblem, signIn } from '../../shared/session';
import { localKey } from '../../shell/address';
import { LocalClients } from './LocalClients';

const t = texts(
  {
    title: 'Sign in',
    lead: 'With the client id and secret that the operator of the platform gave to your system.',
    id: 'Client id',
    secret: 'Client secret',
    action: 'Sign in',
    memory: 'Both stay in the memory of this page. Reloading it signs out.',
    ended: 'The authorization has ended. Sign in again: what you typed is still there.',
    refused: 'The id or the secret is wrong.',
    offline: 'The sign-in service does not answer. Try again in a moment.',
    unavailable: 'The sign-in service is overloaded or out of order. Try again in a moment.',
    'no-endpoint': 'This installation names no sign-in service: its operator has to set TokenEndpoint.',
    missing: 'Fill in both.',
  },
  {
    title: '登录',
    lead: '请使用平台运营方发放给贵方系统的客户端编号和密钥。',
    id: '客户端编号',
    secret: '客户端密钥',
    action: '登录',
    memory: '两者只保存在本页内存中，刷新页面即退出。',
    ended: '授权已失效，请重新登录，已填写的内容仍然保留。',
    refused: '客户端编号或密钥不正确。',
    offline: '登录服务没有响应，请稍后再试。',
    unavailable: '登录服务繁忙或出现故障，请稍后再试。',
    'no-endpoint': '本系统未配置登录服务，请平台运营方设置 TokenEndpoint。',
    missing: '请填写编号和密钥。',
  },
);

type Wrong = SignInProblem['why'] | 'missing';

/** The first room: a client's id and secret, or a local stack's client in one click. */
export function SignIn() {
  const id = useSignal('');
  const secret = useSignal('');
  const wrong = useSignal<Wrong | null>(null);
  useEffect(() => {
    void import('../counter/Counter'); // the room that most people open next
  }, []);
  const enter = async (clientId: string, clientSecret: string) => {
    wrong.value = null;
    if (!clientId || !clientSecret) {
      wrong.value = 'missing';
      return;
    }
    try {
      await signIn(clientId, clientSecret);
    } catch (problem) {
      if (!(problem instanceof SignInProblem)) throw problem;
      wrong.value = problem.why;
    }
  };
  return (
    <article class="narrow">
      <h1>{t().title}</h1>
      {ended.value ? <p role="alert">{t().ended}</p> : null}
      <p>{t().lead}</p>
      <Form action={t().action} submit={() => enter(id.value.trim(), secret.value.trim())}>
        <Field label={t().id} value={id} autocomplete="username" name="client" required />
        <Field label={t().secret} value={secret} type="password" autocomplete="current-password" name="secret" required hint={t().memory} />
        {wrong.value ? (
          <p class="problem" role="alert">
            {t()[wrong.value]}
          </p>
        ) : null}
      </Form>
      {localKey.value ? <LocalClients accessKey={localKey.value} enter={enter} /> : null}
    </article>
  );
}
