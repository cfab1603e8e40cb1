import { texts } from '../shared/i18n';

const t = texts(
  { once: 'Keep it now: it is not shown again.', copy: 'Copy' },
  { once: '请立即保存，之后不再显示。', copy: '复制' },
);

/** A secret that the API shows once. */
export function Secret({ label, value }: { label: string; value: string }) {
  return (
    <div class="lost" role="status">
      <p>
        {label}: <code class="told">{value}</code>{' '}
        <button type="button" class="link" onClick={() => void navigator.clipboard.writeText(value)}>
          {t().copy}
        </button>
      </p>
      <p>{t().once}</p>
    </div>
  );
}
