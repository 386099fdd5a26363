import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const OFFICE = process.env.THROUGHLINE_SOFFICE ?? 'soffice';
/** Recalculates on load, whatever results a file carries; without it they are trusted. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** Why no spreadsheet can be run here; undefined where one can. */
export function officeUnavailable(): string | undefined {
  const { error, status } = spawnSync(OFFICE, ['--version'], { timeout: 30_000 });
  if (!error && status === 0) return undefined;
  return `there is no LibreOffice (${OFFICE}): apt-get install --no-install-recommends libreoffice-calc-nogui, or set THROUGHLINE_SOFFICE`;
}

/** The workbook as LibreOffice writes it after it has evaluated every formula anew. */
export function recalculated(file: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-office-'));
  try {
    mkdirSync(join(folder, 'profile/user'), { recursive: true });
    writeFileSync(join(folder, 'profile/user/registrymodifications.xcu'), PROFILE);
    writeFileSync(join(folder, 'plan.xlsx'), file);
    execFileSync(
      OFFICE,
      [
        ...['--headless', '--norestore'],
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        ...['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')],
        join(folder, 'plan.xlsx'),
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
    return readFileSync(join(folder, 'out/plan.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
