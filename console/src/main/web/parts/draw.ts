/** What a chart shows: bars of one measure. */
export interface Drawing {
  title: string;
  bars: readonly { name: string; value: number; tone?: 'good' | 'mixed' | 'waiting' | 'bad' }[];
  /** How a value is written. */
  format: (value: number) => string;
  /** The value at the right end; absent for the greatest one. */
  most?: number;
}

/** Shares of one whole for each name, one bar a name, cut into series. */
export interface Shares {
  title: string;
  names: readonly string[];
  series: readonly { name: string; tone: 'good' | 'mixed' | 'waiting' | 'bad' | 'silent' | 'other'; values: readonly number[] }[];
  format: (value: number) => string;
}

const LEGEND = 40;
const HEIGHT = 34;
const FRAME = 48;

/**
 * Draws bars on a canvas, and returns what takes them away. The library is fetched by the first chart that is drawn;
 * nothing is drawn if the canvas is gone by then.
 */
export async function draw(canvas: HTMLCanvasElement, drawing: Drawing | Shares, gone: () => boolean): Promise<() => void> {
  const { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } = await import('chart.js');
  if (gone()) return () => {};
  Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const text = color('--pico-color');
  const stacked = 'series' in drawing;
  const labels = stacked ? [...drawing.names] : drawing.bars.map((bar) => bar.name);
  const most = stacked ? 1 : drawing.most;
  const datasets = stacked
    ? drawing.series.map((one) => ({ label: one.name, data: [...one.values], backgroundColor: color(`--${one.tone}`), maxBarThickness: 22 }))
    : [{ data: drawing.bars.map((bar) => bar.value), backgroundColor: drawing.bars.map((bar) => color(`--${bar.tone ?? 'waiting'}`)), maxBarThickness: 22 }];
  if (canvas.parentElement) canvas.parentElement.style.height = `${labels.length * HEIGHT + FRAME + (stacked ? LEGEND : 0)}px`;
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels, datasets },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      plugins: {
        legend: { display: stacked, labels: { color: text, boxWidth: 16 } },
        tooltip: { callbacks: { label: (item) => [item.dataset.label, drawing.format(Number(item.raw))].filter(Boolean).join(': ') } },
      },
      scales: {
        x: {
          stacked,
          beginAtZero: true,
          ...(most === undefined ? {} : { max: most }),
          ticks: { color: text, maxTicksLimit: 6, ...(most === undefined ? { precision: 0 } : {}), callback: (value) => drawing.format(Number(value)) },
          grid: { color: color('--pico-muted-border-color') },
        },
        y: { stacked, ticks: { color: text, autoSkip: false }, grid: { display: false } },
      },
    },
  });
  return () => chart.destroy();
}
