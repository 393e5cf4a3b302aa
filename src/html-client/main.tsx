import { render } from 'preact';
import type { Drift } from '../model/drift.ts';
import { App } from './app.tsx';
import { PrintedReport } from './pages/printed-report.tsx';
import { createReport, ReportContext } from './report.ts';

const drift = JSON.parse(document.getElementById('drift')!.textContent) as Drift;
const report = createReport(drift);
const screen = document.getElementById('report')!;
screen.replaceChildren();
render(
  <ReportContext.Provider value={report}>
    <App />
  </ReportContext.Provider>,
  screen,
);

// What is printed has all pages, one after the other. It is made when it is asked for, since it is long.
const paper = document.body.appendChild(document.createElement('div'));
paper.id = 'paper';
addEventListener('beforeprint', () =>
  render(
    <ReportContext.Provider value={report}>
      <PrintedReport />
    </ReportContext.Provider>,
    paper,
  ),
);
addEventListener('afterprint', () => render(null, paper));
