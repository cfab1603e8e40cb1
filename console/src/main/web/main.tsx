import '@picocss/pico/css/pico.min.css';
import './console.css';
import { render } from 'preact';
import { App } from './shell/App';

const root = document.getElementById('console');
if (root) render(<App />, root);
