import { Live } from '../../parts/Live';
import { day, texts, time } from '../../shared/i18n';
import { spoken } from '../../shared/phone';
import { may } from '../../shared/session';
import { Certificate } from './Certificate';
import { RefreshForm } from './RefreshForm';
import { Remaining } from './Remaining';
import type { Status, Statuses } from './types';
import { left, refusal, verdict } from './verdict';

const t = texts(
  {
    remains: 'What remains',
    outside: 'Apps that do not take part',
    story: 'What happened',
    refresh: 'Refresh it for this customer',
    certificate: 'Certificate for this customer',
    grade: 'Grade',
    gate: 'Sale',
    claimed: (on: string) => `Another carrier reports that it ported the number in on ${on}. Report whether that is true.`,
  },
  {
    remains: '尚未解决的应用',
    outside: '未接入的应用',
    story: '办理经过',
    refresh: '为该客户办理焕新',
    certificate: '为该客户开具证明',
    grade: '焕新等级',
    gate: '投放判定',
    claimed: (on: string) => `另一运营商申报该号码已于 ${on} 携入，请确认是否属实。`,
  },
);

interface AnswerProps {
  number: string;
  statuses: Statuses;
  /** Called when something was done for the number. */
  changed: () => void;
}

/** The plain answer first; then what remains, what happened, and what can be done. */
export function Answer({ number, statuses, changed }: AnswerProps) {
  const status = statuses.numbers[0];
  const refused = statuses.rejected[0];
  const said = status ? verdict(status) : refused ? refusal(refused) : null;
  if (!said) return null;
  return (
    <>
      <Live>
        <section class={`verdict ${said.tone}`}>
          <p class="number">{spoken(number)}</p>
          <p class="say">{said.say}</p>
          <p>{said.more}</p>
          {status ? (
            <p class="quiet">
              {t().grade}: {status.gradeLabel} · {t().gate}: {status.gateLabel}
            </p>
          ) : null}
        </section>
      </Live>
      {status?.portClaimedOn ? <p class="lost">{t().claimed(day(status.portClaimedOn))}</p> : null}
      {status ? <Apps status={status} changed={changed} /> : null}
      {status ? <Story status={status} /> : null}
      {may('number-refresh:orders:write') ? (
        <details>
          <summary>{t().refresh}</summary>
          <RefreshForm number={number} changed={changed} />
        </details>
      ) : null}
      {status ? (
        <details>
          <summary>{t().certificate}</summary>
          <Certificate number={number} holderSince={status.holderSince} />
        </details>
      ) : null}
    </>
  );
}

function Apps({ status, changed }: { status: Status; changed: () => void }) {
  const remaining = left(status);
  const outside = status.apps.filter((app) => app.outcome === 'NOT_COVERED');
  return (
    <>
      {remaining.length > 0 ? (
        <section aria-label={t().remains}>
          <h2>{t().remains}</h2>
          {remaining.map((app) => (
            <Remaining key={app.app} app={app} status={status} changed={changed} />
          ))}
        </section>
      ) : null}
      {outside.length > 0 ? (
        <section aria-label={t().outside}>
          <h2>{t().outside}</h2>
          {outside.map((app) => (
            <Remaining key={app.app} app={app} status={status} changed={changed} />
          ))}
        </section>
      ) : null}
    </>
  );
}

function Story({ status }: { status: Status }) {
  return (
    <section aria-label={t().story}>
      <h2>{t().story}</h2>
      <ol class="story">
        {status.timeline.map((moment) => (
          <li>
            <time dateTime={moment.at ?? moment.day}>{moment.at ? time(moment.at) : day(moment.day)}</time> {moment.label}
          </li>
        ))}
      </ol>
    </section>
  );
}
