import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../shared/theme';
import { language } from '../shared/i18n';
import { draw, type Drawing } from './draw';

/** Bars by name. What they show is in a table too, which is read instead of the picture. */
export function BarChart(props: Drawing) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const spoken = JSON.stringify([props.title, props.bars]);
  useEffect(() => {
    let end = () => {};
    let gone = false;
    if (canvas.current) {
      void draw(canvas.current, props).then((destroy) => {
        if (gone) destroy();
        else end = destroy;
      });
    }
    return () => {
      gone = true;
      end();
    };
  }, [spoken, theme.value, language.value]);
  return (
    <figure class="chart">
      <figcaption>{props.title}</figcaption>
      <div class="canvas" data-bars={Math.min(40, props.bars.length)}>
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <table class="unseen">
        <caption>{props.title}</caption>
        <tbody>
          {props.bars.map((bar) => (
            <tr>
              <th scope="row">{bar.name}</th>
              <td>{props.format(bar.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
