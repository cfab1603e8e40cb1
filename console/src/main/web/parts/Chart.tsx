import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../shared/theme';
import { language } from '../shared/i18n';
import { draw, type Drawing, type Shares } from './draw';

/** Bars by name. What they show is in a table too, which is read instead of the picture. */
export function BarChart(props: Drawing) {
  return (
    <Figure drawing={props}>
      {props.bars.map((bar) => (
        <tr>
          <th scope="row">{bar.name}</th>
          <td>{props.format(bar.value)}</td>
        </tr>
      ))}
    </Figure>
  );
}

/** A bar a name, cut into shares. */
export function SharesChart(props: Shares) {
  return (
    <Figure drawing={props}>
      <tr>
        <td />
        {props.series.map((one) => (
          <th scope="col">{one.name}</th>
        ))}
      </tr>
      {props.names.map((name, i) => (
        <tr>
          <th scope="row">{name}</th>
          {props.series.map((one) => (
            <td>{props.format(one.values[i] ?? 0)}</td>
          ))}
        </tr>
      ))}
    </Figure>
  );
}

function Figure({ drawing, children }: { drawing: Drawing | Shares; children: ComponentChildren }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const spoken = JSON.stringify(drawing);
  useEffect(() => {
    let end = () => {};
    let gone = false;
    if (canvas.current) {
      void draw(canvas.current, drawing, () => gone).then((destroy) => (end = destroy));
    }
    return () => {
      gone = true;
      end();
    };
  }, [spoken, theme.value, language.value]);
  return (
    <figure class="chart">
      <figcaption>{drawing.title}</figcaption>
      <div class="canvas">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <table class="unseen">
        <caption>{drawing.title}</caption>
        <tbody>{children}</tbody>
      </table>
    </figure>
  );
}
