import { Problem } from '../shared/api';
import { texts } from '../shared/i18n';

const t = texts(
  {
    correlator: 'Tell this to support:',
    line: (n: number) => `Line ${n}: `,
    lost: 'The connection was lost before the answer came. It is not known if this was done. Look before you repeat it.',
    unknown: 'Something went wrong in this page.',
    wait: (s: number) => `Try again in ${s} seconds.`,
  },
  {
    correlator: '报障时请提供：',
    line: (n: number) => `第 ${n} 行：`,
    lost: '在收到答复前连接已中断，无法确定操作是否完成。请先查看结果再重复操作。',
    unknown: '页面内部出现错误。',
    wait: (s: number) => `请在 ${s} 秒后重试。`,
  },
);

/** A problem in the API's own words, with what support needs to find it. Empty for none. */
export function ErrorBox({ problem }: { problem: unknown }) {
  if (!problem) return null;
  const known = problem instanceof Problem ? problem : null;
  const message = known ? (known.code === 'CONNECTION_LOST' ? t().lost : known.message) : t().unknown;
  return (
    <div class="problem" role="alert">
      <p>{message}</p>
      {known?.details.length ? (
        <ul>
          {known.details.slice(0, 20).map((line) => (
            <li>
              {t().line(line.index + 1)}
              {line.message}
              {line.nextStep ? <em class="next"> {line.nextStep}</em> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {known?.retryAfter ? <p>{t().wait(known.retryAfter)}</p> : null}
      {known?.correlator ? (
        <p class="quiet">
          {t().correlator} <code>{known.correlator}</code>
        </p>
      ) : null}
    </div>
  );
}
