import { Live } from '../../parts/Live';
import { Told } from '../../parts/Told';
import type { Statuses } from './types';
import { left, refusal, verdict } from './verdict';

/** The plain answer first, then what remains. */
export function Answer({ number, statuses }: { number: string; statuses: Statuses }) {
  const status = statuses.numbers[0];
  const refused = statuses.rejected[0];
  const said = status ? verdict(status) : refused ? refusal(refused) : null;
  if (!said) return null;
  return (
    <>
      <Live>
        <section class={`verdict ${said.tone}`}>
          <p class="number">{number}</p>
          <p class="say">{said.say}</p>
          <p>{said.more}</p>
        </section>
      </Live>
      {status ? (
        <ul>
          {left(status).map((app) => (
            <li key={app.app}>
              <Told text={app.name} />: {app.label}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
