/** What a chart shows: bars of one measure. */
export interface Drawing {
  title: string;
  bars: readonly { name: string; value: number; tone?: 'good' | 'mixed' | 'waiting' | 'bad' }[];
  /** How a value is written. */
  format: (value: number) => string;
  /** The value at the right end; absent for the greatest one. */
  most?: number;
}

const HEIGHT = 34;
const FRAME = 48;

/** Draws bars on a canvas, and returns what takes them away. The library is fetched by the first chart that is drawn. */
export async function draw(canvas: HTMLCanvasElement, drawing: Drawing): Promise<() => void> {
  const { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } = await import('chart.js');
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const text = color('--pico-color');
  if (canvas.parentElement) canvas.parentElement.style.height = `${drawing.bars.length * HEIGHT + FRAME}px`;
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: drawing.bars.map((bar) => bar.name),
      datasets: [{ data: drawing.bars.map((bar) => bar.value), backgroundColor: drawing.bars.map((bar) => color(`--${bar.tone ?? 'waiting'}`)), maxBarThickness: 22 }],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      plugins: { tooltip: { callbacks: { label: (item) => drawing.format(Number(item.raw)) } } },
      scales: {
        x: {
          beginAtZero: true,
          ...(drawing.most === undefined ? {} : { max: drawing.most }),
          ticks: { color: text, maxTicksLimit: 6, callback: (value) => drawing.format(Number(value)) },
          grid: { color: color('--pico-muted-border-color') },
        },
        y: { ticks: { color: text, autoSkip: false }, grid: { display: false } },
      },
    },
  });
  return () => chart.destroy();
}
