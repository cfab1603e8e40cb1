import { useSignal } from '@preact/signals';
import { Told } from '../../parts/Told';
import { texts } from '../../shared/i18n';
import { may } from '../../shared/session';
import { AppealForm } from './AppealForm';
import { AskAgainForm } from './AskAgainForm';
import type { AppStatus, Status } from './types';

const t = texts(
  {
    case: 'Case number',
    code: "App's own code",
    contact: 'Customer service',
    page: 'Unbind it yourself',
    again: 'Ask again',
    object: 'Object',
    appeal: 'Objection',
  },
  { case: '案件编号', code: '应用方代码', contact: '客服', page: '自助解绑', again: '再次询问', object: '提出申诉', appeal: '申诉' },
);

interface RemainingProps {
  app: AppStatus;
  status: Status;
  changed: () => void;
}

/** One app that has not cleared the number: why, and what can be done about it. */
export function Remaining({ app, status, changed }: RemainingProps) {
  const open = useSignal<'again' | 'object' | null>(null);
  const writes = may('number-refresh:orders:write');
  const toggle = (what: 'again' | 'object') => (open.value = open.value === what ? null : what);
  const done = () => {
    open.value = null;
    changed();
  };
  return (
    <article class="app">
      <h3>
        <Told text={app.name} />
      </h3>
      <p>
        <strong>{app.label}</strong>
      </p>
      <p>{app.advice}</p>
      <dl>
        {app.caseId ? <Fact name={t().case} text={app.caseId} /> : null}
        {app.providerCode ? <Fact name={t().code} text={app.providerCode} /> : null}
        {app.serviceContact ? <Fact name={t().contact} text={app.serviceContact} /> : null}
        {app.selfServiceUrl ? (
          <>
            <dt>{t().page}</dt>
            <dd>
              <Outside address={app.selfServiceUrl} />
            </dd>
          </>
        ) : null}
        {app.appeal ? <Fact name={t().appeal} text={app.appeal.stateLabel} /> : null}
      </dl>
      {writes && (app.retryable || app.appealable) ? (
        <div class="actions">
          {app.retryable ? (
            <button type="button" class="secondary" aria-expanded={open.value === 'again'} onClick={() => toggle('again')}>
              {t().again}
            </button>
          ) : null}
          {app.appealable ? (
            <button type="button" class="secondary" aria-expanded={open.value === 'object'} onClick={() => toggle('object')}>
              {t().object}
            </button>
          ) : null}
        </div>
      ) : null}
      {open.value === 'again' ? <AskAgainForm app={app.app} status={status} done={done} /> : null}
      {open.value === 'object' ? <AppealForm app={app.app} number={status.phoneNumber} done={done} /> : null}
    </article>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Told text={text} />
      </dd>
    </>
  );
}

/** An address that an app told of: a link only if it leads to a web page. */
function Outside({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return <Told text={address} />;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      <bdi class="told">{address}</bdi>
    </a>
  );
}
