import { Choice } from '../../parts/Field';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useAsked } from '../../shared/ask';
import { texts } from '../../shared/i18n';

interface LocalClient {
  role: 'OPERATOR' | 'CARRIER' | 'APP';
  party: string | null;
  id: string;
  secret: string;
}

const t = texts(
  {
    title: 'Clients of this local stack',
    OPERATOR: 'Operator',
    CARRIER: (party: string) => `Carrier ${party}`,
    APP: 'Client of an app',
    enter: 'Sign in as this app',
  },
  {
    title: '本机系统的客户端',
    OPERATOR: '平台运营',
    CARRIER: (party: string) => `运营商 ${party}`,
    APP: '应用方客户端',
    enter: '以该应用登录',
  },
);

/** The clients that a local stack offers to whoever started it. */
export function LocalClients({ accessKey, enter }: { accessKey: string; enter: (id: string, secret: string) => Promise<void> }) {
  const chosen = useSignal('');
  const asked = useAsked(async (signal) => {
    const answer = await fetch('/console/local-clients', { headers: { authorization: `Bearer ${accessKey}` }, signal });
    return answer.ok ? ((await answer.json()) as { clients: LocalClient[] }).clients : [];
  }, [accessKey]);
  const clients = asked.answer.value ?? [];
  const firstApp = clients.find((one) => one.role === 'APP')?.id ?? '';
  useEffect(() => {
    if (!chosen.value) chosen.value = firstApp;
  }, [firstApp]);
  if (clients.length === 0) return null;
  const apps = clients.filter((one) => one.role === 'APP');
  const app = apps.find((one) => one.id === chosen.value) ?? apps[0];
  return (
    <section aria-labelledby="local-clients">
      <h2 id="local-clients">{t().title}</h2>
      <div class="actions">
        {clients
          .filter((one) => one.role !== 'APP' && one.party)
          .map((one) => (
            <button type="button" class="secondary" onClick={() => void enter(one.id, one.secret)}>
              {one.role === 'CARRIER' ? t().CARRIER(one.party ?? '') : t().OPERATOR}
            </button>
          ))}
      </div>
      {app ? (
        <div class="beside">
          <Choice label={t().APP} value={chosen} choices={apps.map((one) => [one.id, one.id] as const)} />
          <button type="button" class="secondary" onClick={() => void enter(app.id, app.secret)}>
            {t().enter}
          </button>
        </div>
      ) : null}
    </section>
  );
}
